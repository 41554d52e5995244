package io.rostrum.capture.kiosk.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the agent's event stream (server-sent events, HTML Living Standard 9.2) on a thread of its own and comes back by
 * itself when the stream breaks. A stream that breaks is opened again a quarter of a second later;
 * only when that fails too is the agent lost.
 */
public final class EventReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    /** The agent's heartbeat comes every 10 s. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final AgentClient client;
    private final AgentListener listener;
    private final Pace pace = new Pace();
    private final Thread thread;
    private volatile InputStream open;

    /** Does not connect before {@link #start()}. */
    public EventReader(AgentClient client, AgentListener listener) {
        this.client = client;
        this.listener = listener;
        this.thread = KioskThreads.thread("events", this::run);
    }

    /** Starts to listen. */
    public void start() {
        thread.start();
    }

    private void run() {
        do {
            follow();
        } while (pace.await());
    }

    private void follow() {
        boolean heard = false;
        try (InputStream in = new IdleGuard(client.events(), SILENCE)) {
            open = in;
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            SseEvent event = SseEvent.next(lines);
            while (event != null && pace.isOpen()) {
                heard = true;
                pace.worked();
                dispatch(event);
                event = SseEvent.next(lines);
            }
            LOG.info("The agent ended the event stream.");
        } catch (AgentException e) {
            lost(e);
        } catch (IOException e) {
            LOG.info("The event stream broke: {}", e.getMessage());
            if (!heard) {
                lost(new AgentException(AgentException.Code.NOT_ANSWERING, "The event stream broke.", e));
            }
        }
    }

    private void lost(AgentException e) {
        if (pace.isOpen()) {
            LOG.debug("No event stream: {}", e.getMessage());
            listener.onLost(e);
        }
    }

    private void dispatch(SseEvent event) {
        Json json = client.json();
        try {
            switch (event.name()) {
                case "status" -> listener.onStatus(json.read(event.data(), AgentStatus.class));
                case "levels" -> listener.onLevels(json.readLevels(event.data()));
                case "recording" -> listener.onRecording(json.read(event.data(), Recording.class));
                case "job" -> listener.onJob(json.read(event.data(), Job.class));
                default -> LOG.trace("An event of a newer agent is passed over: {}", event.name());
            }
        } catch (AgentException e) {
            LOG.warn("An event \"{}\" is passed over: {}", event.name(), e.getMessage());
        }
    }

    /** Stops listening; no call comes to the listener once this has returned. */
    @Override
    public void close() {
        pace.close();
        Streams.closeQuietly(open);
        thread.interrupt();
        Streams.join(thread);
    }
}
