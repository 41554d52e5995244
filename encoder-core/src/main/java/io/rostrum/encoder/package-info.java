/** encoder-core: from a crash-safe master or any media file to a sealed HLS media package. */
package io.rostrum.encoder;
