package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.SourceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIELD, Lecturers: a wrong or muted microphone is found before the lecture. */
class DeviceCheckTest {
    private static final String CAMERA = "v4l2:/dev/scripted";

    @TempDir
    Path folder;

    @Test
    void sourcesAreTriedWhileTheyAreRecorded() throws Exception {
        RecordingStore store = new RecordingStore(folder.resolve("data"), Clock.systemUTC());
        ScriptedDevice camera = new ScriptedDevice();
        List<SourceSpec> sources =
                Stream.of(CAMERA, "test:speech").map(SourceSpec::parse).toList();
        try (RecorderService recorder = new RecorderService(
                store,
                RecorderSettings.of(sources),
                Clock.systemUTC(),
                spec -> spec.id().equals(CAMERA) ? camera : CaptureDevice.of(spec),
                new DiskGuard(folder, data -> Long.MAX_VALUE))) {
            recorder.open();
            recorder.start(RecordingRequest.titled("Tried meanwhile"));
            CompletableFuture<DeviceReport> sound = CompletableFuture.supplyAsync(() -> {
                try {
                    return recorder.check(sources.get(1), folder.resolve("sound"));
                } catch (RecorderException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            DeviceReport black = recorder.check(sources.get(0), folder.resolve("picture"));
            DeviceReport speech = sound.get(40, TimeUnit.SECONDS);

            assertThat(black.ok()).isFalse();
            assertThat(black.picture().black()).isTrue();
            assertThat(black.picture().width()).isEqualTo(320);
            assertThat(black.picture().frameRate()).isGreaterThan(1);
            assertThat(black.picture().file()).isNotEmptyFile();
            assertThat(black.sentences()).anyMatch(sentence -> sentence.contains("black"));
            assertThat(speech.ok()).isTrue();
            assertThat(speech.sound().silent()).isFalse();
            assertThat(Files.size(speech.sound().file())).isGreaterThan(48_000);
            assertThat(recorder.stop().tracks()).hasSize(2);
        }
    }
}
