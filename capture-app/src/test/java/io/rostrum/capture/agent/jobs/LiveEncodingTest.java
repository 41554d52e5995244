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
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lecture is encoded while it is recorded. */
class LiveEncodingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    @Test
    void aLectureIsEncodedWhileItRunsAndSealedOnceAfterItsEnd() throws Exception {
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
                Recording recording = recorder.start(RecordingRequest.titled("Live"));
                Path playlist = store.packageDirectory(recording.id()).resolve("audio.m3u8");
                Poll.until("the package grows", PATIENCE, () -> Files.exists(playlist), there -> there);
                assertThat(recorder.current()).isPresent();
                Recording done = recorder.stop();

                Poll.until(
                        "the package is sealed",
                        PATIENCE,
                        () -> store.get(done.id()).orElseThrow().state(),
                        state -> state == RecordingState.ENCODED);
                assertThat(store.packageDirectory(done.id()).resolve("manifest.json"))
                        .exists();
                Poll.until(
                        "the job is over",
                        PATIENCE,
                        () -> board.job(Job.id(JobKind.ENCODE, done.id())).map(Job::state),
                        state -> state.isEmpty() || state.get() == JobState.DONE);
            }
        }
    }
}
