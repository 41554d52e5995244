package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of a stream of JPEGs ({@code multipart/x-mixed-replace}). A picture is made only when the last one has left,
 * so a slow client gets fewer of them and nothing piles up.
 */
final class MjpegViewer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MjpegViewer.class);
    private static final String BOUNDARY = "rostrum-picture";
    private static final long MILLIS_PER_SECOND = 1000;

    /** Gives the newest picture, if there is one. */
    @FunctionalInterface
    interface Camera {
        Optional<byte[]> picture() throws RecorderException;
    }

    private final Camera camera;
    private final EventStream stream;
    private final Consumer<MjpegViewer> gone;
    private byte[] last = {};
    private boolean ended;
    private ScheduledFuture<?> ticks;

    MjpegViewer(Exchange exchange, Camera camera, Consumer<MjpegViewer> gone) {
        this.camera = camera;
        this.gone = gone;
        exchange.response().setStatus(HttpStatus.OK_200);
        exchange.response()
                .getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "multipart/x-mixed-replace; boundary=" + BOUNDARY);
        this.stream = new EventStream(exchange.response(), exchange.callback(), this::stop);
    }

    synchronized void start(ScheduledExecutorService timer, int framesPerSecond) {
        stream.send(("--" + BOUNDARY + "\r\n").getBytes(StandardCharsets.US_ASCII));
        if (!ended) {
            ticks = timer.scheduleWithFixedDelay(
                    this::tick, 0, MILLIS_PER_SECOND / framesPerSecond, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        if (!stream.isIdle()) {
            return;
        }
        try {
            Optional<byte[]> picture = camera.picture();
            if (picture.isPresent() && !Arrays.equals(picture.get(), last)) {
                last = picture.get();
                stream.send(part(last));
            }
        } catch (RecorderException e) {
            LOG.info("A preview ended: {}", e.getMessage());
            close();
        }
    }

    /** The boundary stands behind the picture: browsers show a part when they have seen its end. */
    private static byte[] part(byte[] jpeg) {
        ByteArrayOutputStream part = new ByteArrayOutputStream(jpeg.length + 128);
        part.writeBytes(("Content-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        part.writeBytes(jpeg);
        part.writeBytes(("\r\n--" + BOUNDARY + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    private synchronized void stop() {
        ended = true;
        if (ticks != null) {
            ticks.cancel(false);
        }
        gone.accept(this);
    }

    @Override
    public void close() {
        stop();
        stream.close();
    }
}
