package io.rostrum.capture.kiosk.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one source's moving preview on a thread of its own, and comes back by itself. The taker gets each JPEG on that
 * thread; while it works, newer pictures wait in the connection and the agent drops what does not fit.
 */
public final class PreviewReader implements AutoCloseable {
    /** Enough to see that the picture lives. */
    public static final int FRAMES_PER_SECOND = 15;

    private static final Logger LOG = LoggerFactory.getLogger(PreviewReader.class);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final AgentClient client;
    private final String source;
    private final int width;
    private final Consumer<byte[]> taker;
    private final Pace pace = new Pace();
    private final Thread thread;
    private volatile InputStream open;

    /**
     * Starts to read at once.
     *
     * @param width the wished width, pixels
     */
    public PreviewReader(AgentClient client, String source, int width, Consumer<byte[]> taker) {
        this.client = client;
        this.source = source;
        this.width = width;
        this.taker = taker;
        this.thread = KioskThreads.thread("preview-" + source, this::run);
        thread.start();
    }

    private void run() {
        do {
            follow();
        } while (pace.await());
    }

    private void follow() {
        try (InputStream in = new IdleGuard(client.preview(source, width, FRAMES_PER_SECOND), SILENCE)) {
            open = in;
            JpegStream pictures = new JpegStream(in);
            while (pace.isOpen()) {
                byte[] jpeg = pictures.next();
                pace.worked();
                taker.accept(jpeg);
            }
        } catch (IOException | AgentException e) {
            LOG.debug("No preview of {}: {}", source, e.getMessage());
        }
    }

    /** Stops reading; returns at once, and one more picture may still come to the taker. */
    @Override
    public void close() {
        pace.close();
        thread.interrupt();
        Streams.closeQuietly(open);
    }
}
