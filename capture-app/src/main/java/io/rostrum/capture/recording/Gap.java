package io.rostrum.capture.recording;

import io.rostrum.encoder.media.TimeRange;

/**
 * A stretch in which a source gave nothing.
 *
 * @param source the source's id
 * @param range since the recording's start
 * @param reason one sentence
 */
public record Gap(String source, TimeRange range, String reason) {}
