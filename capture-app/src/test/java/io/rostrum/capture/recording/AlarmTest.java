package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms begin, end, and are told; the recording goes on through all of them. */
class AlarmTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CAMERA = "v4l2:/dev/scripted";
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path data;

    private static void await(RecorderService recorder, AlarmKind kind, boolean lasts) throws Exception {
        Eventually.await(
                kind + (lasts ? " is raised" : " is over"),
                LONG,
                () -> recorder.status().alarms().stream().anyMatch(a -> a.kind() == kind) == lasts);
    }

    /** FIELD, Lecturers: an alarm never stops or blocks capture. Technicians: disk full while the screen says recording. */
    @Test
    void alarmsComeAndGoWhileTheRecordingGoesOnAndAFullDiskEndsItWhole() throws Exception {
        RecordingStore store = new RecordingStore(data, CLOCK);
        ScriptedDevice camera = new ScriptedDevice();
        AtomicLong free = new AtomicLong(Long.MAX_VALUE);
        List<Alarm> told = new CopyOnWriteArrayList<>();
        try (RecorderService recorder = new RecorderService(
                store,
                RecorderSettings.of(List.of(SourceSpec.parse(CAMERA))),
                CLOCK,
                spec -> spec.id().equals(CAMERA) ? camera : CaptureDevice.of(spec),
                new DiskGuard(data, folder -> free.get()))) {
            recorder.addListener(new RecorderListener() {
                @Override
                public void alarm(Alarm alarm) {
                    told.add(alarm);
                    throw new IllegalStateException("A listener that fails must not matter.");
                }
            });
            recorder.open();
            Recording started = recorder.start(RecordingRequest.titled("Alarms"));
            await(recorder, AlarmKind.BLACK, true);
            camera.unplug();
            await(recorder, AlarmKind.SOURCE_LOST, true);
            await(recorder, AlarmKind.BLACK, false);
            camera.plug();
            await(recorder, AlarmKind.SOURCE_LOST, false);
            free.set(DiskGuard.RESERVE_BYTES + 5 * 60 * DiskGuard.USUAL_RATE);
            await(recorder, AlarmKind.DISK_LOW, true);
            assertThat(recorder.status().state()).isEqualTo(RecorderState.RECORDING);
            free.set(DiskGuard.RESERVE_BYTES);
            Eventually.await(
                    "the full disk ended the recording",
                    LONG,
                    () -> recorder.status().state() == RecorderState.IDLE);
            Recording done = store.get(started.id()).orElseThrow();
            assertThat(done.state()).isEqualTo(RecordingState.RECORDED);
            assertThat(done.problem()).contains("disk is full");
            assertThat(told).filteredOn(a -> a.kind() == AlarmKind.SOURCE_LOST).hasSizeBetween(2, 6);
            assertThat(told).filteredOn(a -> a.kind() == AlarmKind.BLACK).hasSizeGreaterThanOrEqualTo(2);
            assertThat(told).allSatisfy(a -> assertThat(a.recording()).isEqualTo(done.id()));
            Alarm low = told.stream()
                    .filter(a -> a.kind() == AlarmKind.DISK_LOW)
                    .findFirst()
                    .orElseThrow();
            assertThat(low.values().get("minutesLeft")).isBetween(0.0, 30.0);
        }
    }
}
