package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.TimeRange;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the programme shows of what was recorded. */
class EditsTest {
    private static final int BRIGHT = 200;
    private static final int DARK = 60;

    @TempDir
    static Path masters;

    private static Path camera;
    private static Path sound;

    @TempDir
    Path dir;

    @BeforeAll
    static void record() throws EncoderException {
        camera = SyntheticMedia.video(masters, "presenter-video", new VideoFormat(640, 360, 25), 14);
        sound = SyntheticMedia.audio(masters, "audio", 14);
    }

    @Test
    void theLayoutChangesWhenTheLecturerChangedIt() throws Exception {
        List<InputTrack> inputs = List.of(
                new InputTrack(plain("slides", BRIGHT), Flavor.SLIDES),
                new InputTrack(plain("presenter", DARK), Flavor.PRESENTER));
        Edits edits = Edits.of(
                List.of(
                        new LayoutChange(Duration.ofSeconds(2), Layout.SLIDES_WITH_INSET),
                        new LayoutChange(Duration.ofSeconds(4), Layout.PRESENTER)),
                List.of(),
                List.of());

        encode(inputs, Layout.SLIDES, edits);

        Path rung = out().resolve("video/360p.mp4");
        assertThat(luma(rung, 1.5)).containsExactly(BRIGHT, BRIGHT);
        assertThat(luma(rung, 2.0)).containsExactly(BRIGHT, DARK);
        assertThat(luma(rung, 3.9)).containsExactly(BRIGHT, DARK);
        assertThat(luma(rung, 4.0)).containsExactly(DARK, DARK);
        assertThat(luma(out().resolve("video/234p.mp4"), 3.0)).containsExactly(BRIGHT, DARK);
        assertNoErrors();
    }

    @Test
    void aCutBetweenPicturesOfTheGridLeavesTheTopRungACopy() throws Exception {
        encode(lecture(), Layout.PRESENTER, cut(4.0, 8.0));

        assertThat(firstSizes(out().resolve("video/360p.mp4"))).isEqualTo(firstSizes(camera));
        assertCut(10);
    }

    @Test
    void aCutAnywhereElseIsExactToThePictureAndTheSample() throws Exception {
        encode(lecture(), Layout.PRESENTER, cut(4.48, 7.28));

        assertThat(firstSizes(out().resolve("video/360p.mp4"))).isNotEqualTo(firstSizes(camera));
        assertCut(11.2);
    }

    @Test
    void theBeginningAndTheEndCanBeTrimmed() throws Exception {
        Edits edits = Edits.of(
                List.of(),
                List.of(
                        new TimeRange(Duration.ZERO, Duration.ofSeconds(4)),
                        new TimeRange(Duration.ofSeconds(12), Duration.ofDays(365))),
                List.of());

        EncodeResult result = encode(lecture(), Layout.PRESENTER, edits);

        assertThat(result.media()).isEqualTo(Duration.ofSeconds(8));
        // The marks at 5 and 10 s.
        assertThat(Decoded.flashes(out().resolve("video/234p.mp4")).get(0)).isCloseTo(1, within(0.05));
        assertThat(Decoded.beeps(out().resolve("audio/64k.mp4")).get(0)).isCloseTo(1, within(0.05));
        assertNoErrors();
    }

    /** Of the marks at 0, 5 and 10 s the second is cut away. */
    private void assertCut(double seconds) throws Exception {
        assertThat(Decoded.pictureTimes(out().resolve("video/234p.mp4"))).hasSize((int) Math.round(seconds * 25));
        List<Double> flashes = Decoded.flashes(out().resolve("video/234p.mp4"));
        List<Double> beeps = Decoded.beeps(out().resolve("audio/64k.mp4"));
        double second = 10 - (14 - seconds);
        assertThat(flashes).hasSize(2);
        assertThat(flashes.get(1)).isCloseTo(second, within(0.05));
        assertThat(beeps.get(beeps.size() - 1)).isCloseTo(second, within(0.05));
        assertNoErrors();
    }

    private void assertNoErrors() throws EncoderException {
        assertThat(PackageVerifier.verify(out()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    private EncodeResult encode(List<InputTrack> inputs, Layout layout, Edits edits) throws Exception {
        EncodeRequest request = new EncodeRequest("edits-1", inputs, layout, Ladder.SMALL, Map.of(), out()).with(edits);
        return new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }

    private Path out() {
        return dir.resolve("package");
    }

    private static Edits cut(double from, double to) {
        return Edits.of(
                List.of(),
                List.of(new TimeRange(Duration.ofMillis((long) (from * 1000)), Duration.ofMillis((long) (to * 1000)))),
                List.of());
    }

    private static List<InputTrack> lecture() {
        return List.of(new InputTrack(camera, Flavor.PRESENTER), new InputTrack(sound, Flavor.PRESENTER));
    }

    private static List<Integer> firstSizes(Path file) throws EncoderException {
        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            return mp4.fragments().get(0).samples().stream()
                    .limit(10)
                    .map(sample -> sample.size())
                    .toList();
        }
    }

    private Path plain(String name, int luma) throws Exception {
        Path file = dir.resolve(name + ".mp4");
        String source = "color=black:size=640x360:rate=25:duration=6,format=yuv420p,lutyuv=y=" + luma;
        FfmpegProgram.run("-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", file.toString());
        return file;
    }

    /** In the middle, and where the inset stands; to the nearest ten. */
    private static List<Integer> luma(Path rung, double seconds) throws Exception {
        ProgrammePlan plan = ProgrammePlan.of(new EncodeRequest(
                "test", List.of(new InputTrack(rung, Flavor.COMPOSED)), null, Ladder.SMALL, Map.of(), rung));
        try (StrandReader reader =
                StrandReader.open(plan.pictures().get(Flavor.COMPOSED), plan.originMicros(), new Losses())) {
            for (Frame next = reader.next(); next != null; next = reader.next()) {
                try (Frame frame = next) {
                    if (frame.pts() >= Math.round(seconds * 90_000)) {
                        return List.of(
                                luma(frame, frame.width() / 2, frame.height() / 2),
                                luma(frame, frame.width() * 7 / 8, frame.height() * 7 / 8));
                    }
                }
            }
        }
        throw new AssertionError("There is no picture at " + seconds + " s.");
    }

    private static int luma(Frame frame, int x, int y) {
        int level = frame.plane(0, frame.stride(0) * frame.height()).get(y * frame.stride(0) + x) & 0xff;
        return Math.round(level / 10f) * 10;
    }
}
