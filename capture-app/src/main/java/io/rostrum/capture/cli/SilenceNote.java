package io.rostrum.capture.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a person who waits for a first answer that none came yet, because the address may be wrong. */
final class SilenceNote implements AutoCloseable {
    private static final int SECONDS = 8;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "silence-note"));

    SilenceNote(Output output, String destination) {
        timer.schedule(
                () -> output.warn(destination + " has not answered yet; still trying. Check the address."),
                SECONDS,
                TimeUnit.SECONDS);
    }

    /** Something was heard. Any thread. */
    void over() {
        timer.shutdownNow();
    }

    @Override
    public void close() {
        over();
    }
}
