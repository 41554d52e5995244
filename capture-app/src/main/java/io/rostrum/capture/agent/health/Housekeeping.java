package io.rostrum.capture.agent.health;

import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.encoder.ffmpeg.Natives;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory that nobody uses back to the system, now and then while nothing is recorded. The JVM shrinks its heap only
 * when it collects all of it, which an idle agent hardly ever needs; it takes some 50 ms, for which no recording waits.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int SECONDS = 60;

    private final BooleanSupplier idle;
    private final Runnable tidy;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "housekeeping");
        made.setDaemon(true);
        return made;
    });

    Housekeeping(BooleanSupplier idle, Runnable tidy) {
        this.idle = idle;
        this.tidy = tidy;
    }

    public static Housekeeping start(RecorderService recorder) {
        Housekeeping keeping =
                new Housekeeping(() -> recorder.status().state() == RecorderState.IDLE, Housekeeping::giveBack);
        keeping.thread.scheduleWithFixedDelay(keeping::look, SECONDS / 3, SECONDS, TimeUnit.SECONDS);
        return keeping;
    }

    void look() {
        try {
            if (idle.getAsBoolean()) {
                tidy.run();
            }
        } catch (RuntimeException e) {
            LOG.error("Memory could not be given back for a moment.", e);
        }
    }

    private static void giveBack() {
        System.gc();
        Natives.trimMemory();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
