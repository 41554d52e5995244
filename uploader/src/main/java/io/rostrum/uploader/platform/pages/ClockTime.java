package io.rostrum.uploader.platform.pages;

import java.time.Duration;
import java.util.Locale;

/** A place in a lecture, as players write it. */
final class ClockTime {
    private ClockTime() {}

    /** 7:05, or 1:07:05. */
    static String of(Duration time) {
        long hours = time.toHours();
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, time.toMinutesPart(), time.toSecondsPart());
    }
}
