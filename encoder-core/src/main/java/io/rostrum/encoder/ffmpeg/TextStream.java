package io.rostrum.encoder.ffmpeg;

/**
 * A stream of captions within a media file.
 *
 * @param index its place in the file
 * @param codecName FFmpeg's name of the form, for example {@code mov_text}
 * @param language ISO 639 code from the file, or null
 * @param forced whether it only translates what is foreign to those who understand the speech
 * @param text whether it holds letters; else it holds pictures of letters, which nobody can read out
 */
public record TextStream(int index, String codecName, String language, boolean forced, boolean text) {}
