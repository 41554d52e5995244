package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.playback.Part;
import io.rostrum.capture.agent.playback.Playback;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lecture on its way to a player, as {@code multipart/mixed} (RFC 2046, 5.1.3), on a thread of its own. It is read only as
 * fast as the player takes it: what the player does not take stays in the file. The closing boundary says that it is whole.
 */
final class PlaybackStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlaybackStream.class);
    private static final String BOUNDARY = "rostrum-part";
    private static final int PATIENCE_SECONDS = 5;

    private final RecordingId id;
    private final Playback playback;
    private final Exchange exchange;
    private final Thread thread;

    /** Takes the playback over. */
    PlaybackStream(RecordingId id, Playback playback, Exchange exchange) {
        this.id = id;
        this.playback = playback;
        this.exchange = exchange;
        this.thread = new Thread(this::run, "playback-" + id);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        exchange.response().setStatus(HttpStatus.OK_200);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "multipart/mixed; boundary=" + BOUNDARY);
        OutputStream out = Content.Sink.asOutputStream(exchange.response());
        try (Playback open = playback) {
            for (Part part = open.next(); part != null && !thread.isInterrupted(); part = open.next()) {
                write(out, part);
            }
            if (!thread.isInterrupted()) {
                out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
                out.close();
                exchange.callback().succeeded();
                return;
            }
            exchange.callback().failed(new IOException("The playback was ended."));
        } catch (IOException | InterruptedException e) {
            LOG.debug("The playback of {} ended: {}", id, e.getMessage()); // the player went away, or was told to
            exchange.callback().failed(e);
        } catch (EncoderException | RuntimeException e) {
            LOG.warn("The playback of {} broke off: {}", id, e.getMessage(), e);
            exchange.callback().failed(e);
        }
    }

    private static void write(OutputStream out, Part part) throws IOException {
        String head = "--" + BOUNDARY + "\r\nContent-Type: " + part.type() + "\r\nContent-Length: "
                + part.bytes().length + "\r\nX-Rostrum-Time-Ms: " + part.millis() + "\r\n"
                + (part.flavor() == null
                        ? ""
                        : "X-Rostrum-Flavor: " + part.flavor().id() + "\r\n")
                + "\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[headBytes.length + part.bytes().length + 2];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(part.bytes(), 0, all, headBytes.length, part.bytes().length);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        out.write(all);
    }

    /** Ends it and waits until it has let go of its files. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
