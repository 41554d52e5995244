package io.rostrum.encoder.text;

/**
 * A caption that was left out.
 *
 * @param line of its file where it shows, from 1
 * @param sentence what is wrong with it
 */
public record BrokenCue(int line, String sentence) {}
