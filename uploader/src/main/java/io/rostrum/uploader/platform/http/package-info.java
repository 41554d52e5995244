/** How the platform answers: problems, whole files and parts of them, nothing that waits for a client. */
package io.rostrum.uploader.platform.http;
