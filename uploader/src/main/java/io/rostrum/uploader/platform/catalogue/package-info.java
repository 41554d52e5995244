/** Which lectures there are, and how one is found. */
package io.rostrum.uploader.platform.catalogue;
