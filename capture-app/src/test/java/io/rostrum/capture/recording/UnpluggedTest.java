package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.parts.Eventually;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.capture.recording.parts.PulseServer;
import io.rostrum.capture.recording.parts.Run;
import io.rostrum.capture.recording.parts.XScreen;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sources that vanish in the middle of a lecture: a microphone, and the screen's server. */
@Tag("realtime")
class UnpluggedTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private static void await(RecorderService recorder, int source, SourceState state) throws Exception {
        Eventually.await(
                "source " + source + " is " + state,
                LONG,
                () -> recorder.status().sources().get(source).state() == state);
    }

    private static void awaitMore(RecorderService recorder, int seconds) throws Exception {
        Duration until = recorder.status().elapsed().plusSeconds(seconds);
        Eventually.await(
                seconds + " s more", LONG, () -> recorder.status().elapsed().compareTo(until) > 0);
    }

    /** FIELD, Technicians: USB mic unplugged mid-recording; a loss corrupted the next recording. */
    @Test
    void theBackupMicrophoneTakesOverAndTheLostScreenBecomesASlateAndTheNextLectureIsGood() throws Exception {
        RecordingStore store = new RecordingStore(folder.resolve("data"), Clock.systemUTC());
        Path runtime = Files.createDirectory(folder.resolve("pulse"));
        XScreen screen = XScreen.start(640, 360);
        try (PulseServer pulse = PulseServer.start(runtime)) {
            pulse.plug("spare");
            Process spare = pulse.play("spare", 880, 0.4, 60);
            Process tone = pulse.play("mic", 440, 0.4, 60);
            String microphone = "pulse:mic.monitor?server=" + pulse.address();
            String backup = "pulse:spare.monitor?server=" + pulse.address();
            List<SourceSpec> sources = Stream.of(microphone, backup, "x11grab:" + screen.display())
                    .map(SourceSpec::parse)
                    .toList();
            RecorderSettings settings = RecorderSettings.of(sources).withBackup(microphone, backup);
            try (RecorderService recorder = new RecorderService(store, settings, Clock.systemUTC())) {
                recorder.open();
                recorder.start(RecordingRequest.titled("Unplugged"));
                awaitMore(recorder, 3);
                pulse.unplug("mic");
                await(recorder, 0, SourceState.LOST);
                Eventually.await("the backup is told", LONG, () -> recorder.status().alarms().stream()
                        .anyMatch(alarm -> alarm.kind() == AlarmKind.BACKUP_MIC));
                awaitMore(recorder, 2);
                pulse.plug("mic");
                Process again = pulse.play("mic", 440, 0.4, 60);
                await(recorder, 0, SourceState.OK);
                screen.close();
                await(recorder, 2, SourceState.LOST);
                awaitMore(recorder, 4);
                Recording done = recorder.stop();
                again.destroy();

                assertThat(done.gaps())
                        .extracting(Gap::source)
                        .containsExactlyInAnyOrder(microphone, "x11grab:" + screen.display());
                assertThat(done.tracks())
                        .extracting(RecordedTrack::id)
                        .containsExactlyInAnyOrder("presenter-audio", "slides-video");
                Path masters = store.masterDirectory(done.id());
                double seconds = done.duration().toMillis() / 1000.0;
                Probe sound = Probe.of(masters.resolve("presenter-audio.mp4")).decodesWithoutError();
                assertThat(sound.end()).isCloseTo(seconds, within(0.5));
                assertThat(longestSilence(masters.resolve("presenter-audio.mp4")))
                        .as("the longest silence, in seconds")
                        .isLessThan(1.2);
                Probe slides = Probe.of(masters.resolve("slides-video.mp4")).decodesWithoutError();
                assertThat(slides.end()).isCloseTo(seconds, within(1.5));
                assertThat(slides.longestStep()).isLessThan(1.3);

                Recording next = recorder.start(RecordingRequest.titled("The next one"));
                awaitMore(recorder, 2);
                Recording after = recorder.stop();
                assertThat(after.id()).isEqualTo(next.id());
                assertThat(after.tracks()).extracting(RecordedTrack::id).containsExactly("presenter-audio");
                Probe.of(store.masterDirectory(after.id()).resolve("presenter-audio.mp4"))
                        .decodesWithoutError();
            } finally {
                spare.destroy();
                tone.destroy();
            }
        } finally {
            screen.close();
        }
    }

    /** As FFmpeg's silencedetect finds it. */
    private static double longestSilence(Path file) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        FfmpegPrograms.ffmpeg().toString(),
                        "-nostdin",
                        "-i",
                        file.toString(),
                        "-af",
                        "silencedetect=noise=-50dB:duration=0.1",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true);
        builder.environment().putAll(FfmpegPrograms.environment());
        Process process = Run.start(builder);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .filter(line -> line.contains("silence_duration:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*silence_duration: *", "")))
                .max()
                .orElse(0);
    }
}
