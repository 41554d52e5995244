package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.Rate;
import io.rostrum.uploader.night.QueueRetry;
import io.rostrum.uploader.night.Timetable;
import io.rostrum.uploader.night.UploadHours;
import io.rostrum.uploader.night.UploadPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * When lectures travel, and how fast.
 *
 * @param window the hours, as {@link UploadHours#parse} reads them; empty for any hour
 * @param rate the most at which hour, as {@link Timetable#parse} reads it; empty for no limit
 * @param bytesADay the most that may leave in a day; 0 = no cap
 * @param spread a night begins at a moment of chance up to so long after the window opens
 */
public record UploadSettings(Optional<String> window, Optional<String> rate, long bytesADay, Duration spread) {
    private static final Duration LONGEST_SPREAD = Duration.ofHours(6);

    /** Any hour, no limit. */
    public static final UploadSettings STANDARD =
            new UploadSettings(Optional.empty(), Optional.empty(), 0, Duration.ZERO);

    /** Checks them, so that {@link #policy} never fails. */
    public UploadSettings {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(rate, "rate");
        window.ifPresent(text -> UploadHours.parse(text, ZoneId.of("UTC")));
        rate.ifPresent(text -> Timetable.parse(text, ZoneId.of("UTC")));
        if (bytesADay < 0) {
            throw new IllegalArgumentException("A day's cap is at least 0 bytes.");
        }
        if (spread.isNegative() || spread.compareTo(LONGEST_SPREAD) > 0) {
            throw new IllegalArgumentException("A spread lasts 0 to 6 hours.");
        }
    }

    /** For the queue. */
    public UploadPolicy policy(ZoneId zone, String appliance) {
        return new UploadPolicy(
                window.map(text -> UploadHours.parse(text, zone)).orElseGet(() -> UploadHours.always(zone)),
                rate.map(text -> Timetable.parse(text, zone)).orElseGet(() -> Timetable.of(Rate.UNLIMITED, zone)),
                bytesADay,
                spread,
                appliance);
    }

    /** What follows a failure: the first try soon, for most faults are short. */
    public QueueRetry retry() {
        return new QueueRetry(QueueRetry.DEFAULT.held(), Duration.ofSeconds(5), Duration.ofMinutes(10));
    }
}
