package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobListener;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.SoundLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Tells every client of {@code /events} what happens, as server-sent events (HTML standard, 9.2). Any thread. */
final class EventHub implements RecorderListener, JobListener, AutoCloseable {
    private static final int HEARTBEAT_SECONDS = 10;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final StatusReader status;
    private final List<EventStream> clients = new CopyOnWriteArrayList<>();

    /**
     * A hub without clients.
     *
     * @param status what a client gets first
     * @param timer stays the caller's; shut it down before closing the hub
     */
    EventHub(StatusReader status, ScheduledExecutorService timer) {
        this.status = status;
        timer.scheduleAtFixedRate(
                () -> clients.forEach(client -> client.send(HEARTBEAT)),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
    }

    /** Answers a request with a stream that lasts as long as the client. */
    void connect(Exchange exchange) {
        exchange.response().setStatus(HttpStatus.OK_200);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        EventStream[] self = new EventStream[1];
        EventStream client = new EventStream(exchange.response(), exchange.callback(), () -> clients.remove(self[0]));
        self[0] = client;
        client.send(event("status", status.read()));
        clients.add(client);
    }

    @Override
    public void statusChanged(RecorderStatus recorder) {
        if (!clients.isEmpty()) {
            tell("status", status.read(recorder));
        }
    }

    @Override
    public void levels(List<SoundLevel> levels) {
        tell("levels", Map.of("levels", LevelView.of(levels)));
    }

    @Override
    public void recordingChanged(Recording recording) {
        tell("recording", RecordingView.of(recording));
    }

    @Override
    public void jobChanged(Job job) {
        tell("job", JobView.of(job));
    }

    /** An alarm began, changed or ended. */
    void alarmChanged(Alarm alarm) {
        tell("alarm", AlarmView.of(alarm));
        if (!clients.isEmpty()) {
            tell("status", status.read());
        }
    }

    private void tell(String name, Object data) {
        if (!clients.isEmpty()) {
            byte[] event = event(name, data);
            clients.forEach(client -> client.send(event));
        }
    }

    private static byte[] event(String name, Object data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(Json.bytes(data)); // one line: Jackson escapes line ends inside of strings
        event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        return event.toByteArray();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        clients.forEach(EventStream::close);
        clients.clear();
    }
}
