package io.rostrum.uploader.night;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How fast bytes left in a stretch of time.
 *
 * @param at where the stretch begins
 * @param bytesPerSecond its mean, to all destinations together, headers not counted
 * @param allowed what window and timetable allow at that moment, in bytes a second; 0 outside the windows, empty without a limit
 */
public record UploadRate(Instant at, long bytesPerSecond, OptionalLong allowed) {}
