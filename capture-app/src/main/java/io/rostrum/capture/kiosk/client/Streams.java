package io.rostrum.capture.kiosk.client;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends readers. */
final class Streams {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Streams() {}

    /** Closes a stream from another thread than its reader's; a failure is of no use to anybody but the log. */
    static void closeQuietly(Closeable stream) {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("A stream did not close.", e);
        }
    }

    /** Waits for a thread that was told to end; it is a daemon, so one that hangs does not hold the program. */
    static void join(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
