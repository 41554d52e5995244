package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lecturer does to a recording that runs. */
class ControlTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path data;

    @Test
    void pausesMarkersAndALaterEndAreWrittenDownAndTheRecordingEndsByItself() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        try (RecorderService recorder = new RecorderService(store, List.of(SourceSpec.parse("test:speech")), CLOCK)) {
            recorder.open();
            assertThatThrownBy(() -> recorder.marker("too early")).hasMessageContaining("No recording runs");
            Recording started =
                    recorder.start(RecordingRequest.titled("Control").lasting(Duration.ofSeconds(1)));
            Recording later = recorder.extend(Duration.ofSeconds(2));
            assertThat(later.plannedEnd()).isEqualTo(started.plannedEnd().plusSeconds(2));
            recorder.pause(PauseMode.HIDE);
            assertThat(recorder.status().pause().orElseThrow().mode()).isEqualTo(PauseMode.HIDE);
            recorder.resume();
            recorder.marker(" Lemma 4 ");
            recorder.pause(PauseMode.DISCARD);
            Eventually.await(
                    "the recording ended by itself",
                    LONG,
                    () -> recorder.status().state() == RecorderState.IDLE);
            Recording done = store.get(started.id()).orElseThrow();
            assertThat(done.state()).isEqualTo(RecordingState.RECORDED);
            assertThat(done.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(done.markers()).singleElement().satisfies(m -> assertThat(m.text())
                    .isEqualTo("Lemma 4"));
            assertThat(done.pauses()).hasSize(2).noneMatch(Pause::isOpen);
            assertThat(done.pauses().get(1).end()).isEqualTo(done.duration());
        }
    }
}
