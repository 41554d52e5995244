package io.rostrum.encoder.ladder;

import io.rostrum.encoder.media.VideoFormat;

/**
 * A rung as a given source fills it.
 *
 * @param name its files' name, for example {@code 720p}
 * @param format of its picture
 * @param rung what it may cost
 */
public record Rendition(String name, VideoFormat format, Rung rung) {}
