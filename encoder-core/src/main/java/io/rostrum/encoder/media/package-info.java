/** The nouns every part of the encoder shares: tracks, formats, samples and times. No behaviour, no native code. */
package io.rostrum.encoder.media;
