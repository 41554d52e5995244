package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.encoder.master.MasterIndex;
import io.rostrum.encoder.media.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a recorder in the middle of a lecture and sees what is left. */
@Tag("realtime")
class RecoveryTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String CAMERA = "test:camera";

    @TempDir
    Path folder;

    /** The program that is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            RecordingStore store = new RecordingStore(Path.of(args[0]), CLOCK);
            List<SourceSpec> sources = Stream.of("test:camera", "test:slides", "test:speech")
                    .map(SourceSpec::parse)
                    .toList();
            RecorderService recorder = new RecorderService(store, sources, CLOCK);
            recorder.open();
            recorder.start(RecordingRequest.titled("The power will fail").lasting(Duration.ofMinutes(50)));
            recorder.pause(PauseMode.HIDE);
            Thread.currentThread().join();
        }
    }

    private Process victim(Path data) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("victim.log").toFile())
                .start();
    }

    @Test
    void aKilledRecorderLeavesALectureThatPlaysAndIsAtMostTwoSecondsShort() throws Exception {
        Path data = folder.resolve("data");
        RecordingStore store = new RecordingStore(data, CLOCK);
        Process victim = victim(data);
        long killed;
        try {
            Eventually.await("the recorder runs", Duration.ofSeconds(60), () -> {
                assertThat(victim.isAlive())
                        .as(() -> "the recorder runs; its log is " + folder.resolve("victim.log"))
                        .isTrue();
                return !store.list().isEmpty();
            });
            assertThatThrownBy(() -> Recovery.recover(data, CLOCK))
                    .isInstanceOfSatisfying(RecorderException.class, e -> assertThat(e.code())
                            .isEqualTo(RecorderException.Code.DATA_IN_USE));
            // On a busy PC a source may begin late, and what was never recorded cannot be recovered.
            Eventually.await("six seconds of each source are recorded up to now", Duration.ofSeconds(90), () -> {
                Recording running = store.list().get(0);
                double now = (CLOCK.millis() - running.startedAt().toEpochMilli()) / 1000.0;
                return shortest(store, running.id(), 3, true) > Math.max(6, now - 1.5);
            });
            killed = CLOCK.millis();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        Recording left = store.list().get(0);
        assertThat(left.state()).isEqualTo(RecordingState.RECORDING);
        double recorded = (killed - left.startedAt().toEpochMilli()) / 1000.0;
        // Such a tail a power cut leaves when it comes in the middle of a fragment.
        Files.write(
                store.masterDirectory(left.id()).resolve("slides-video.mp4"),
                new byte[] {0, 0, 4, 0, 'm', 'o', 'o', 'f', 1, 2, 3},
                StandardOpenOption.APPEND);

        List<Recovery.Repaired> done = Recovery.recover(data, CLOCK);

        assertThat(done).hasSize(1);
        assertThat(done.get(0).bytesCut()).isGreaterThanOrEqualTo(11);
        Recording repaired = store.get(left.id()).orElseThrow();
        assertThat(done.get(0).recording()).isEqualTo(repaired);
        assertThat(repaired.state()).isEqualTo(RecordingState.RECORDED);
        assertThat(repaired.title()).isEqualTo("The power will fail");
        assertThat(repaired.problem()).isEqualTo(Recovery.INTERRUPTED);
        assertThat(repaired.tracks()).hasSize(3);
        for (RecordedTrack track : repaired.tracks()) {
            Probe probe =
                    Probe.of(store.directory(left.id()).resolve(track.file())).decodesWithoutError();
            assertThat(probe.end()).as(track.id()).isGreaterThan(recorded - 2);
        }
        assertThat(Recovery.recover(data, CLOCK)).isEmpty();
        assertThat(done.get(0).inItsSlot()).isTrue();
        assertGoesOn(store, repaired);
    }

    /** How much of the shortest of so many tracks is safe on the disk, in seconds; the camera may be left out. */
    private static double shortest(RecordingStore store, RecordingId id, int tracks, boolean camera) throws Exception {
        List<RecordedTrack> counted = store.get(id).orElseThrow().tracks().stream()
                .filter(track -> camera || !track.source().equals(CAMERA))
                .toList();
        double shortest = counted.size() < tracks ? 0 : Double.MAX_VALUE;
        for (RecordedTrack track : counted) {
            Path master = store.directory(id).resolve(track.file());
            List<MasterIndex.Entry> fragments = MasterIndex.read(MasterIndex.beside(master));
            MasterIndex.Entry last = fragments.isEmpty() ? null : fragments.get(fragments.size() - 1);
            double end = last == null ? 0 : last.start().plus(last.duration()).toMillis() / 1000.0;
            shortest = Math.min(shortest, end);
        }
        return shortest;
    }

    /** FIELD, Technicians: power back at 10:05 for a 10:00 lecture: record the rest, join the parts. */
    private static void assertGoesOn(RecordingStore store, Recording repaired) throws Exception {
        List<SourceSpec> sources =
                Stream.of("test:slides", "test:speech").map(SourceSpec::parse).toList();
        Recording whole;
        double until;
        try (RecorderService recorder = new RecorderService(store, sources, CLOCK)) {
            recorder.open();
            Recording running = recorder.goOn(repaired.id());
            assertThat(running.startedAt()).isEqualTo(repaired.startedAt());
            assertThat(running.openPause())
                    .as("a pause that lasted still lasts")
                    .isPresent();
            until = recorder.status().elapsed().toMillis() / 1000.0 + 2;
            double wanted = until;
            Eventually.await(
                    "two seconds more of both",
                    Duration.ofSeconds(90),
                    () -> shortest(store, repaired.id(), 2, false) > wanted);
            whole = recorder.stop();
        }
        assertThat(whole.state()).isEqualTo(RecordingState.RECORDED);
        assertThat(whole.recovered()).isTrue();
        assertThat(whole.tracks()).isEqualTo(repaired.tracks());
        assertThat(whole.gaps()).filteredOn(RecoveryTest::isTheInterruption).hasSize(3);
        TimeRange interruption = whole.gaps().stream()
                .filter(RecoveryTest::isTheInterruption)
                .findFirst()
                .orElseThrow()
                .range();
        for (RecordedTrack track : whole.tracks()) {
            if (!track.source().equals(CAMERA)) {
                Probe probe = Probe.of(store.directory(whole.id()).resolve(track.file()))
                        .decodesWithoutError();
                assertThat(probe.end())
                        .as(track.id())
                        .isBetween(until, whole.duration().toMillis() / 1000.0 + 0.6);
                // However busy the PC: what fills the time in which nothing ran does not depend on that.
                assertThat(longestStep(probe.times(), interruption))
                        .as(track.id())
                        .isLessThan(1.2);
            }
        }
        assertThat(Recovery.recover(store.data(), CLOCK)).isEmpty();
    }

    private static boolean isTheInterruption(Gap gap) {
        return gap.reason().contains("did not run");
    }

    private static double longestStep(List<Double> times, TimeRange within) {
        double longest = 0;
        for (int i = 1; i < times.size(); i++) {
            double time = times.get(i - 1);
            if (time >= within.start().toMillis() / 1000.0
                    && time < within.end().toMillis() / 1000.0) {
                longest = Math.max(longest, times.get(i) - time);
            }
        }
        assertThat(longest).as("there are samples in the gap").isPositive();
        return longest;
    }

    /** A service that is restarted while somebody teaches must not leave two lectures. */
    @Test
    void aRestartedRecorderGoesOnInTheSameLectureAndListsTheGap() throws Exception {
        RecordingStore store = new RecordingStore(folder, CLOCK);
        List<SourceSpec> sources = List.of(SourceSpec.parse("test:speech"));
        Recording first;
        try (RecorderService recorder = new RecorderService(store, sources, CLOCK)) {
            recorder.open();
            first = recorder.start(RecordingRequest.titled("Restarted"));
            Eventually.await(
                    "one second",
                    Duration.ofSeconds(40),
                    () -> recorder.status().elapsed().compareTo(Duration.ofSeconds(1)) > 0);
            recorder.closeForRestart();
        }
        assertThat(store.get(first.id()).orElseThrow().state()).isEqualTo(RecordingState.RECORDING);

        List<Recovery.Repaired> repaired = Recovery.recover(folder, CLOCK);

        assertThat(repaired).singleElement().matches(Recovery.Repaired::inItsSlot);
        Recording whole;
        try (RecorderService recorder = new RecorderService(store, sources, CLOCK)) {
            recorder.open();
            Duration before = recorder.goOn(first.id()).duration();
            Eventually.await(
                    "one second more",
                    Duration.ofSeconds(40),
                    () -> recorder.status()
                                    .elapsed()
                                    .compareTo(repaired.get(0)
                                            .recording()
                                            .duration()
                                            .plusSeconds(2))
                            > 0);
            assertThat(before).isZero();
            whole = recorder.stop();
        }
        assertThat(store.list()).containsExactly(whole);
        assertThat(whole.tracks()).hasSize(1);
        assertThat(whole.problem()).isEqualTo(Recording.RESTARTED);
        assertThat(whole.gaps()).singleElement().satisfies(gap -> assertThat(gap.reason())
                .contains("restarted"));
        Probe.of(store.directory(whole.id()).resolve(whole.tracks().get(0).file()))
                .decodesWithoutError();
    }

    @Test
    void aRecordingWithoutASingleFragmentIsEndedAndSaysSo() throws Exception {
        RecordingStore store = new RecordingStore(folder, CLOCK);
        Recording empty = store.create(Recording.started(
                store.newId(),
                RecordingRequest.titled("Too short"),
                io.rostrum.encoder.media.Layout.SLIDES,
                CLOCK.instant()));
        Files.write(store.masterDirectory(empty.id()).resolve("slides-video.mp4"), new byte[] {0, 0, 0, 24, 'f', 't'});
        List<Recovery.Repaired> done = Recovery.recover(folder, CLOCK);
        assertThat(done).hasSize(1);
        assertThat(done.get(0).recording().problem()).contains("nothing is left");
        assertThat(store.get(empty.id()).orElseThrow().state()).isEqualTo(RecordingState.FAILED);
        assertThat(store.masterDirectory(empty.id()).resolve("slides-video.mp4"))
                .exists();
    }
}
