/** Who may change what: the platform's own token and one for each appliance. */
package io.rostrum.uploader.platform.access;
