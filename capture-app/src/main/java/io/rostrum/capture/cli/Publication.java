package io.rostrum.capture.cli;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobKind;
import io.rostrum.capture.agent.jobs.JobListener;
import io.rostrum.capture.agent.jobs.JobState;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Follows recordings on their way to the students, and tells the end of one. */
final class Publication implements JobListener {
    private final Output output;
    private final Map<RecordingId, End> ends = new ConcurrentHashMap<>();

    Publication(Output output) {
        this.output = output;
    }

    /** How a recording's way ended. */
    private static final class End {
        private final CountDownLatch known = new CountDownLatch(1);
        private URI watchUrl;
        private URI playlistUrl;
        private String problem;
    }

    /** Waits until a recording is published and says where; must listen since before the recording ended. */
    void await(RecordingId recording) throws InterruptedException, CommandFailure {
        End end = end(recording);
        end.known.await();
        if (end.problem != null) {
            throw CommandFailure.failed("not-published", end.problem);
        }
        output.say("Watch it at " + end.watchUrl);
        output.say("Playlist:   " + end.playlistUrl);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recording", recording.value());
        result.put("watchUrl", String.valueOf(end.watchUrl));
        result.put("playlistUrl", String.valueOf(end.playlistUrl));
        result.put("published", true);
        output.result(result);
    }

    @Override
    public void jobChanged(Job job) {
        if (job.state() == JobState.RUNNING) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("job", job.kind().id());
            event.put("progress", job.progress());
            String label = job.kind() == JobKind.ENCODE ? "Encoding" : "Uploading";
            output.progress(new ProgressBar(label, job.progress(), ""), event);
        } else if (job.troubled()) {
            output.warn(job.message());
        }
    }

    @Override
    public void recordingChanged(Recording recording) {
        output.say("The lecture is " + recording.state().id() + ".");
        if (recording.state() == RecordingState.FAILED) {
            End end = end(recording.id());
            end.problem = recording.problem();
            end.known.countDown();
        }
    }

    @Override
    public void published(RecordingId recording, URI watchUrl, URI playlistUrl) {
        End end = end(recording);
        end.watchUrl = watchUrl;
        end.playlistUrl = playlistUrl;
        end.known.countDown();
    }

    private End end(RecordingId recording) {
        return ends.computeIfAbsent(recording, id -> new End());
    }
}
