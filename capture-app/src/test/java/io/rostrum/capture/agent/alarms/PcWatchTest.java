package io.rostrum.capture.agent.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.jobs.Jobs;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcWatchTest {
    @TempDir
    private Path data;

    private final AtomicInteger shutDowns = new AtomicInteger();
    private Power power = Power.MAINS;

    @Test
    void onALowBatteryTheLectureIsClosedWholeAndThePcGoesDownOnce() throws Exception {
        Clock clock = Clock.systemUTC();
        LiveSettings settings = LiveSettings.of(
                AgentSettings.standard(new DataFolder(data)).with(RecordingSettings.WITHOUT_PRE_BUFFER));
        RecordingStore store = new RecordingStore(data, clock);
        try (RecorderService recorder =
                new RecorderService(store, settings.now().recorder(), clock)) {
            recorder.open();
            try (AlarmHistory history = AlarmHistory.open(settings.now().data().database(), clock);
                    Jobs jobs = Jobs.start(settings, store, new JobBoard(), clock)) {
                AlarmBook alarms = new AlarmBook(history, clock);
                PcProbes probes = new PcProbes(data, command -> Optional.empty()) {
                    @Override
                    Power power() {
                        return power;
                    }
                };
                PcWatch watch = new PcWatch(
                        new PcWatch.Parts(settings, recorder, jobs, alarms), probes, clock, shutDowns::incrementAndGet);
                Recording lecture = recorder.start(RecordingRequest.titled("Heat"));
                Poll.until(
                        "Something is recorded",
                        Duration.ofSeconds(60),
                        () -> recorder.current().orElseThrow().tracks().size(),
                        tracks -> tracks == 3);

                power = new Power(true, OptionalDouble.of(60), OptionalDouble.empty());
                watch.look();
                assertThat(recorder.current()).isPresent();
                assertThat(alarms.lasting()).extracting(Alarm::kind).containsExactly(AlarmKind.BATTERY);

                power = new Power(true, OptionalDouble.of(10), OptionalDouble.empty());
                watch.look();
                watch.look();
                assertThat(recorder.current()).isEmpty();
                assertThat(shutDowns).hasValue(1);
                Recording closed = store.get(lecture.id()).orElseThrow();
                assertThat(closed.state()).isEqualTo(RecordingState.RECORDED);
                assertThat(closed.problem()).contains("battery");

                power = Power.MAINS;
                watch.look();
                assertThat(alarms.lasting()).isEmpty();
                Poll.until(
                        "The history has it",
                        Duration.ofSeconds(30),
                        () -> history.newest(null, 10),
                        list -> list.size() == 1 && list.get(0).isOver());
            }
        }
    }
}
