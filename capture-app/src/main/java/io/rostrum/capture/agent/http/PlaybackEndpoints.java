package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.library.Library;
import io.rostrum.capture.agent.playback.Playback;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A lecture to see and hear from any moment. One is played at a time: who asks next ends what ran. A recording that begins
 * ends it too, since it needs the processor.
 */
final class PlaybackEndpoints implements Endpoints, RecorderListener, AutoCloseable {
    private static final int WIDTH = 960;
    private static final int LEAST_WIDTH = 64;
    private static final int MOST_WIDTH = 1920;

    private final RecorderService recorder;
    private final Library library;
    private final RecordingStore store;
    private final AtomicReference<PlaybackStream> current = new AtomicReference<>();

    PlaybackEndpoints(RecorderService recorder, Library library, RecordingStore store) {
        this.recorder = recorder;
        this.library = library;
        this.store = store;
        recorder.addListener(this);
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/recordings/{id}/playback", this::play));
    }

    private void play(Exchange exchange) throws ApiProblem, RecorderException {
        Recording recording = library.get(RecordingFields.id(exchange));
        refuseWhileRecording();
        int at = exchange.number("atMs", 0, 0, Integer.MAX_VALUE);
        int width = exchange.number("width", WIDTH, LEAST_WIDTH, MOST_WIDTH);
        replace(null);
        try {
            Playback playback = Playback.open(
                    recording,
                    store.directory(recording.id()),
                    store.packageDirectory(recording.id()),
                    at,
                    width,
                    exchange.query("sound"));
            PlaybackStream stream = new PlaybackStream(recording.id(), playback, exchange);
            stream.start(); // first: what does not run yet cannot be ended
            replace(stream);
            if (recorder.current().isPresent()) { // it began after the question above
                replace(null);
            }
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        } catch (EncoderException e) {
            throw new RecorderException(Code.MEDIA, e.getMessage(), e);
        }
    }

    private void refuseWhileRecording() throws RecorderException {
        if (recorder.current().isPresent()) {
            throw new RecorderException(
                    Code.BUSY, "A lecture is being recorded; others can be played when that is over.");
        }
    }

    private void replace(PlaybackStream next) {
        PlaybackStream before = current.getAndSet(next);
        if (before != null) {
            before.close();
        }
    }

    @Override
    public void recordingChanged(Recording recording) {
        if (recording.state() == RecordingState.RECORDING) {
            replace(null);
        }
    }

    /** Ends what is played. */
    @Override
    public void close() {
        recorder.removeListener(this);
        replace(null);
    }
}
