package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.encoder.media.MediaKind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Pictures of the sources: one, or a stream of them. They are made only while somebody looks. */
final class Previews implements AutoCloseable {
    private static final int WIDTH = 640;
    private static final int LEAST_WIDTH = 64;
    private static final int MOST_WIDTH = 1920;
    private static final int MOST_FRAMES_A_SECOND = 15;

    private final RecorderService recorder;
    private final ScheduledExecutorService timer;
    private final Set<MjpegViewer> viewers = ConcurrentHashMap.newKeySet();

    /**
     * Previews without viewers.
     *
     * @param timer makes the streams' pictures; stays the caller's; shut it down before closing this
     */
    Previews(RecorderService recorder, ScheduledExecutorService timer) {
        this.recorder = recorder;
        this.timer = timer;
    }

    /** Answers with the newest picture. */
    void still(Exchange exchange) throws ApiProblem, RecorderException {
        String source = source(exchange);
        Optional<byte[]> jpeg = recorder.previewJpeg(source, width(exchange));
        if (jpeg.isEmpty()) {
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE_503, "The source " + source + " gives no picture yet.");
        }
        exchange.send(HttpStatus.OK_200, "image/jpeg", jpeg.get());
    }

    /** Answers with a stream that lasts as long as the client. */
    void stream(Exchange exchange) throws ApiProblem {
        String source = source(exchange);
        int width = width(exchange);
        int rate = exchange.number("fps", MOST_FRAMES_A_SECOND, 1, MOST_FRAMES_A_SECOND);
        MjpegViewer viewer = new MjpegViewer(exchange, () -> recorder.previewJpeg(source, width), viewers::remove);
        viewers.add(viewer);
        viewer.start(timer, rate);
    }

    private String source(Exchange exchange) throws ApiProblem {
        String id = exchange.parameter("source");
        boolean known = recorder.status().sources().stream()
                .anyMatch(source -> source.id().equals(id) && source.kind() == MediaKind.VIDEO);
        if (!known) {
            throw ApiProblem.notFound("There is no source \"" + id + "\" with a picture; /status lists the sources.");
        }
        return id;
    }

    private static int width(Exchange exchange) throws ApiProblem {
        return exchange.number("width", WIDTH, LEAST_WIDTH, MOST_WIDTH);
    }

    /** Ends all streams. */
    @Override
    public void close() {
        viewers.forEach(MjpegViewer::close);
        viewers.clear();
    }
}
