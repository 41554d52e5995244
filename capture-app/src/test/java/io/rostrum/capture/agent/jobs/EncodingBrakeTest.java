package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the PC cannot keep up, encoding goes first. */
class EncodingBrakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    @Test
    void aQueueThatFillsStopsTheEncodingButNotTheRecordingUntilThePcHasBeenCalm() throws Exception {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        LiveSettings settings = LiveSettings.of(AgentSettings.standard(data).with(Ladder.of("small")));
        RecordingStore store = new RecordingStore(folder, CLOCK);
        try (RecorderService recorder = new RecorderService(store, List.of(SourceSpec.parse("test:speech")), CLOCK)) {
            recorder.open();
            JobBoard board = new JobBoard();
            try (Jobs jobs = Jobs.start(settings, store, board, CLOCK)) {
                recorder.addListener(jobs);
                recorder.addListener(new LiveEncoding(settings, jobs, CLOCK, Duration.ofSeconds(1)));
                Recording recording = recorder.start(RecordingRequest.titled("Busy"));
                await(board, recording, "the encoding runs", JobState.RUNNING);
                AtomicLong now = new AtomicLong();
                EncodingBrake brake = new EncodingBrake(jobs, now::get);

                brake.pressed(true);
                await(board, recording, "the encoding waits", JobState.WAITING);
                assertThat(recorder.current()).as("the recording goes on").isPresent();

                brake.pressed(false);
                now.set(Duration.ofMinutes(1).toNanos());
                brake.statusChanged(recorder.status());
                assertThat(state(board, recording)).as("after a minute").isEqualTo(JobState.WAITING);

                now.set(Duration.ofMinutes(3).toNanos());
                brake.statusChanged(recorder.status());
                await(board, recording, "the encoding goes on", JobState.RUNNING);
                recorder.stop();
            }
        }
    }

    private static void await(JobBoard board, Recording recording, String what, JobState state) throws Exception {
        Poll.until(what, PATIENCE, () -> state(board, recording), now -> now == state);
    }

    private static JobState state(JobBoard board, Recording recording) {
        return board.job(Job.id(JobKind.ENCODE, recording.id())).map(Job::state).orElse(null);
    }
}
