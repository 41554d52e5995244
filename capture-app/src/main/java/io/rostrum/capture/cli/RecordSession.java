package io.rostrum.capture.cli;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.SourceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One recording from start to stop, as the command line tells it. */
final class RecordSession implements RecorderListener {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Invocation invocation;
    private final RecorderService recorder;
    private final RecordingStore store;
    private final Map<String, String> problems = new HashMap<>();
    private volatile Duration length;
    private long droppedFrames;

    RecordSession(Invocation invocation, RecorderService recorder, RecordingStore store) {
        this.invocation = invocation;
        this.recorder = recorder;
        this.store = store;
    }

    /**
     * Records for a time, or until the command is asked to stop.
     *
     * @return the recording, safe on disk
     */
    Recording run(RecordingRequest request, Optional<Duration> time) throws RecorderException {
        length = time.orElse(null);
        recorder.addListener(this);
        try {
            recorder.start(request);
            tellProblems(recorder.status());
            if (length == null) {
                invocation.stop().await();
            } else {
                invocation.stop().await(length.toMillis(), TimeUnit.MILLISECONDS);
            }
            return end();
        } finally {
            recorder.removeListener(this);
        }
    }

    private Recording end() throws RecorderException {
        droppedFrames = recorder.status().droppedFrames();
        return recorder.stop();
    }

    /** The command's last words, where recording is all it does. */
    void tell(Recording ended) {
        String path = store.directory(ended.id()).toString();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recording", ended.id().value());
        result.put("path", path);
        result.put("droppedFrames", droppedFrames);
        invocation
                .output()
                .say(String.format(
                        "Recorded \"%s\", %s, %d tracks, %d pictures dropped.",
                        ended.title(),
                        Words.clock(ended.duration()),
                        ended.tracks().size(),
                        droppedFrames));
        invocation.output().say("It lies in " + path);
        invocation.output().result(result);
    }

    /** Says each problem of a source once, when it begins. */
    private synchronized void tellProblems(RecorderStatus status) {
        for (SourceStatus source : status.sources()) {
            String before = source.problem() == null
                    ? problems.remove(source.id())
                    : problems.put(source.id(), source.problem());
            if (source.problem() != null && before == null) {
                invocation.output().warn(source.problem());
            }
        }
    }

    @Override
    public void firstFragment(Recording recording) {
        String path = store.directory(recording.id()).toString();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("recording", recording.id().value());
        event.put("path", path);
        invocation.output().say("Recording " + recording.id());
        invocation.output().event("recording", event);
    }

    @Override
    public void statusChanged(RecorderStatus status) {
        if (status.recording().isEmpty()) {
            return;
        }
        tellProblems(status);
        double seconds = status.elapsed().toMillis() / MILLIS_PER_SECOND;
        double done = length == null ? -1 : Math.min(1, seconds * MILLIS_PER_SECOND / length.toMillis());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("recordedSeconds", seconds);
        event.put("droppedFrames", status.droppedFrames());
        invocation.output().progress(new ProgressBar("Recording", done, Words.clock(status.elapsed())), event);
    }
}
