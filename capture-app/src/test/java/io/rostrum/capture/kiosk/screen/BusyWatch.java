package io.rostrum.capture.kiosk.screen;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How much processor time the screen's thread takes in one go: for an event, a picture, whatever stands in its queue. Its own
 * time and not the clock's, so that a busy machine changes nothing. One call of ours always waits in that queue; what lies
 * between two of them is one go. For the JavaFX thread.
 */
final class BusyWatch {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private boolean on;
    private long before;
    private long longest;

    /** Begins anew. */
    void start() {
        longest = 0;
        before = threads.getCurrentThreadCpuTime();
        if (!on) {
            on = true;
            Platform.runLater(this::mark);
        }
    }

    private void mark() {
        long now = threads.getCurrentThreadCpuTime();
        longest = Math.max(longest, now - before);
        before = now;
        if (on) {
            Platform.runLater(this::mark);
        }
    }

    /** Ends; returns the longest go, milliseconds. */
    long stop() {
        on = false;
        mark();
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }
}
