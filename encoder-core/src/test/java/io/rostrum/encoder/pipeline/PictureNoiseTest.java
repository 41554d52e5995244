package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureNoiseTest {
    private static final String SMOOTHED = "The camera's picture is noisy; it was lightly smoothed.";

    @TempDir
    static Path shared;

    private static Path clean;
    private static Path noisy;

    @TempDir
    Path dir;

    @BeforeAll
    static void makeCameras() throws Exception {
        clean = camera("clean.mp4", "null");
        noisy = camera("noisy.mp4", "noise=alls=7:allf=t");
    }

    /** A soft picture with something that moves in it, coded so well that its noise stays. */
    private static Path camera(String name, String filter) throws Exception {
        Path file = shared.resolve(name);
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "gradients=size=640x360:rate=25:c0=0x404040:c1=0xb0b0b0:x0=0:y0=0:x1=640:y1=360:speed=0.00001:duration=13",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=160x120:rate=25:duration=13",
                "-filter_complex",
                "[0][1]overlay=x=100+20*t:y=120," + filter + ",format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "14",
                file.toString());
        return file;
    }

    @Test
    void aNoisyCameraIsSmoothedAndCostsLess() throws Exception {
        EncodeResult smoothed = encode(request(noisy, "smoothed"));
        EncodeResult asItIs = encode(request(noisy, "as-it-is").with(Extras.USUAL.withDenoisePicture(false)));

        assertThat(smoothed.notices()).contains(SMOOTHED);
        assertThat(asItIs.notices()).doesNotContain(SMOOTHED);
        assertThat(bytes(smoothed)).isLessThan(bytes(asItIs) * 4 / 5);
        assertThat(PackageVerifier.verify(smoothed.directory())).isEmpty();
    }

    @Test
    void aCleanCameraStaysAsItIs() throws Exception {
        EncodeResult result = encode(request(clean, "clean"));

        assertThat(result.notices()).doesNotContain(SMOOTHED);
    }

    @Test
    void lightThatMovesOverEverythingIsNoNoise() throws Exception {
        Path camera = SyntheticMedia.video(dir, "camera", new VideoFormat(640, 360, 25), 2);
        ProgrammePlan plan = ProgrammePlan.of(request(camera, "moving"));

        assertThat(PictureMode.of(plan, List.of(), true).noisy()).isFalse();
    }

    @Test
    void slidesAreNeverSmoothed() throws Exception {
        ProgrammePlan plan = ProgrammePlan.of(request(noisy, Flavor.SLIDES, "slides"));

        assertThat(PictureMode.of(plan, List.of(), true).noisy()).isFalse();
    }

    @Test
    void anEncodingThatGoesOnKeepsToWhatWasMeasured() throws Exception {
        EncodeRequest request = request(noisy, "package");
        StoppedEncoding.after(Duration.ofSeconds(7), request);
        Path mark = dir.resolve("package/.rostrum-package");
        assertThat(mark).content().contains("decided noisy true");
        Files.writeString(mark, Files.readString(mark).replace("noisy true", "noisy false"));

        EncodeResult result = encode(request);

        assertThat(result.notices()).doesNotContain(SMOOTHED);
        assertThat(PackageVerifier.verify(result.directory())).isEmpty();
    }

    private static long bytes(EncodeResult result) throws IOException {
        return Files.size(result.directory().resolve("video/360p.mp4"));
    }

    private EncodeRequest request(Path camera, String folder) {
        return request(camera, Flavor.PRESENTER, folder);
    }

    private EncodeRequest request(Path camera, Flavor flavor, String folder) {
        Layout layout = flavor == Flavor.SLIDES ? Layout.SLIDES : Layout.PRESENTER;
        return new EncodeRequest(
                "noise-1",
                List.of(new InputTrack(camera, flavor)),
                layout,
                Ladder.LECTURE,
                Map.of(),
                dir.resolve(folder));
    }

    private static EncodeResult encode(EncodeRequest request) throws Exception {
        return new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }
}
