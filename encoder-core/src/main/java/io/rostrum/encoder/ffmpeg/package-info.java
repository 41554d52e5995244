/**
 * FFmpeg in Java's hands: demux, decode, filter, encode. The only package of this module that touches native code.
 *
 * <p>Everything that holds native memory is {@link java.lang.AutoCloseable} and belongs to one thread at a time, unless it
 * says otherwise. Picture times are in 1/90000 s, sound times in 1/sample rate, whatever the file or device used.
 */
package io.rostrum.encoder.ffmpeg;
