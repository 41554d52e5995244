package io.rostrum.capture.cli;

import java.util.Locale;

/**
 * One line that shows how far the work has come.
 *
 * @param label what is being done
 * @param done from 0 to 1, or negative if the end is not known
 * @param detail stands behind the bar
 */
record ProgressBar(String label, double done, String detail) {
    private static final int WIDTH = 24;

    String render() {
        if (done < 0) {
            return label + "  " + detail;
        }
        int full = (int) Math.round(Math.min(1, done) * WIDTH);
        String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        return String.format(Locale.ROOT, "%s  %s %3.0f %%  %s", label, bar, Math.min(1, done) * 100, detail);
    }
}
