package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.GrowingMaster;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Encoding a recording while it still grows. */
@Timeout(120)
class FollowTest {
    private static final int SECONDS = 26;

    @TempDir
    static Path masters;

    private static Path camera;
    private static Path sound;

    @TempDir
    Path dir;

    private final AtomicBoolean ended = new AtomicBoolean();
    private PackageForm form = PackageForm.USUAL;

    @BeforeAll
    static void record() throws EncoderException {
        camera = SyntheticMedia.video(masters, "presenter-video", new VideoFormat(640, 360, 25), SECONDS);
        sound = SyntheticMedia.audio(masters, "audio", SECONDS);
    }

    @Test
    void thePackageIsCorrectWhileTheRecordingGrowsAndSealedOnceItEnds() throws Exception {
        GrowingMaster picture = GrowingMaster.of(camera, dir.resolve("recording"));
        GrowingMaster voice = GrowingMaster.of(sound, dir.resolve("recording"));
        CompletableFuture<EncodeResult> encoding = follow(picture.file(), voice.file());

        // The gain looks some seconds ahead: the first sound comes when that much is there.
        grow(Duration.ofSeconds(24), picture, voice);
        await(() -> segments("video/234p.m3u8") >= 2 && segments("audio/64k.m3u8") >= 1 && exists("master.m3u8"));

        assertThat(PackageVerifier.verifyGrowing(out()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(MediaPackage.open(out()).isSealed()).isFalse();
        await(() -> size("download/360p.mp4.tmp") > size("video/360p.mp4") / 2); // written along, not at the end
        assertThat(MediaPlaylist.parse(Files.readString(out().resolve("video/360p.m3u8")))
                        .type())
                .isEqualTo(MediaPlaylist.Type.EVENT);

        grow(Duration.ofSeconds(SECONDS), picture, voice);
        ended.set(true);
        EncodeResult result = encoding.get(60, TimeUnit.SECONDS);

        assertThat(result.media()).isEqualTo(Duration.ofSeconds(SECONDS));
        assertThat(errors())
                .isEmpty(); // the manifest's hashes, taken from the bytes as they were written, among all else
        assertThat(Decoded.pictureTimes(out().resolve("video/360p.mp4"))).isEqualTo(Decoded.pictureTimes(camera));
        assertThat(Decoded.pictureTimes(out().resolve("video/234p.mp4"))).isEqualTo(Decoded.pictureTimes(camera));
        assertThat(Decoded.pictureTimes(out().resolve("download/360p.mp4"))).isEqualTo(Decoded.pictureTimes(camera));
        assertThat(samples("download/360p.mp4")).isEqualTo(samples("audio/64k.mp4"));
        assertThat(exists("download/360p.mp4.tmp")).isFalse();
    }

    @Test
    void aFollowedRecordingIsAsLoudAsOneThatWasMeasuredWhole() throws Exception {
        Path speech = SyntheticMedia.audio(dir, "speech", 60);
        GrowingMaster voice = GrowingMaster.of(speech, dir.resolve("recording"));
        grow(Duration.ofSeconds(60), voice);
        CompletableFuture<EncodeResult> encoding = follow(voice.file());
        await(() -> exists("audio/128k.m3u8"));
        ended.set(true);
        encoding.get(60, TimeUnit.SECONDS);

        Loudness heard = measured(out().resolve("audio/128k.mp4"));
        assertThat(heard.integrated()).isCloseTo(Loudness.TARGET_LUFS, within(0.7));
        assertThat(heard.truePeak()).isLessThan(-0.5);
    }

    @Test
    void aPictureThatBreaksTheRulesOfCopyingMidwayIsEncodedFromTheStart() throws Exception {
        Path late = SyntheticMedia.videoWithGap(
                Files.createDirectories(dir.resolve("gap")),
                "presenter-video",
                new VideoFormat(640, 360, 25),
                14,
                8,
                11);
        GrowingMaster picture = GrowingMaster.of(late, dir.resolve("recording"));
        CompletableFuture<EncodeResult> encoding = follow(picture.file());
        grow(Duration.ofSeconds(7), picture);
        await(() -> segments("video/360p.m3u8") >= 1);
        grow(Duration.ofSeconds(14), picture);
        ended.set(true);
        EncodeResult result = encoding.get(60, TimeUnit.SECONDS);

        assertThat(result.media()).isEqualTo(Duration.ofSeconds(14));
        assertThat(errors()).isEmpty();
        // Copied, the gap would still be there.
        assertThat(Decoded.pictureTimes(out().resolve("video/360p.mp4"))).hasSize(14 * 25);
    }

    @Test
    void followingThatWasInterruptedGoesOnWithoutDoingAFinishedSegmentAgain() throws Exception {
        GrowingMaster picture = GrowingMaster.of(camera, dir.resolve("recording"));
        GrowingMaster voice = GrowingMaster.of(sound, dir.resolve("recording"));
        Thread[] runner = new Thread[1];
        CompletableFuture<EncodeResult> first = follow(runner, picture.file(), voice.file());
        grow(Duration.ofSeconds(24), picture, voice);
        await(() -> segments("video/234p.m3u8") >= 3 && segments("audio/64k.m3u8") >= 1 && exists("audio.m3u8"));
        runner[0].interrupt();
        await(first::isDone);
        byte[] kept = Files.readAllBytes(out().resolve("video/234p.mp4"));
        MediaPlaylist before = MediaPlaylist.parse(Files.readString(out().resolve("video/234p.m3u8")));
        assertThat(first).isCompletedExceptionally();

        // As the job does it after the recording: the same folder, complete masters.
        grow(Duration.ofSeconds(SECONDS), picture, voice);
        ended.set(true);
        new Transcoder(Clock.systemUTC())
                .encode(request(Growth.ENDED, picture.file(), voice.file()), ProgressListener.NONE);

        assertThat(errors()).isEmpty();
        int safe = (int)
                before.segments().get(before.segments().size() - 1).range().end();
        byte[] now = Files.readAllBytes(out().resolve("video/234p.mp4"));
        assertThat(Arrays.mismatch(kept, 0, safe, now, 0, safe)).isEqualTo(-1);
        assertThat(Decoded.pictureTimes(out().resolve("video/234p.mp4"))).hasSize(SECONDS * 25);
    }

    @Test
    void segmentFilesGrowTooAndViewsAreMadeWhenTheRecordingHasEnded() throws Exception {
        form = new PackageForm(Segmentation.FILES, true);
        Path screen = SyntheticMedia.video(
                Files.createDirectories(dir.resolve("screen")), "slides-video", new VideoFormat(320, 180, 5), SECONDS);
        GrowingMaster slides = GrowingMaster.of(screen, dir.resolve("recording"));
        GrowingMaster picture = GrowingMaster.of(camera, dir.resolve("recording"));
        GrowingMaster voice = GrowingMaster.of(sound, dir.resolve("recording"));
        CompletableFuture<EncodeResult> encoding = follow(picture.file(), slides.file(), voice.file());
        grow(Duration.ofSeconds(24), picture, slides, voice);
        await(() -> segments("audio/64k.m3u8") >= 1 && exists("master.m3u8"));

        assertThat(PackageVerifier.verifyGrowing(out()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(exists("presenter.m3u8")).isFalse();

        grow(Duration.ofSeconds(SECONDS), picture, slides, voice);
        ended.set(true);
        EncodeResult result = encoding.get(60, TimeUnit.SECONDS);

        assertThat(result.media()).isEqualTo(Duration.ofSeconds(SECONDS));
        assertThat(errors()).isEmpty();
        assertThat(segments("video/presenter-234p.m3u8")).isEqualTo(5);
        assertThat(segments("video/slides-180p.m3u8")).isEqualTo(5);
    }

    private CompletableFuture<EncodeResult> follow(Path... files) {
        return follow(new Thread[1], files);
    }

    private CompletableFuture<EncodeResult> follow(Thread[] runner, Path... files) {
        CompletableFuture<EncodeResult> result = new CompletableFuture<>();
        runner[0] = new Thread(
                () -> {
                    try {
                        result.complete(new Transcoder(Clock.systemUTC())
                                .encode(request(ended::get, files), ProgressListener.NONE));
                    } catch (EncoderException | InterruptedException e) {
                        result.completeExceptionally(new CompletionException(e));
                    }
                },
                "follow");
        runner[0].start();
        return result;
    }

    private EncodeRequest request(Growth growth, Path... files) {
        List<InputTrack> inputs = Arrays.stream(files)
                .map(file -> new InputTrack(file, flavor(file), growth))
                .toList();
        boolean composed = inputs.stream().anyMatch(input -> input.flavor() == Flavor.SLIDES);
        Layout layout = composed ? Layout.SLIDES_WITH_INSET : Layout.PRESENTER;
        return new EncodeRequest("follow-1", inputs, layout, Ladder.LECTURE, Map.of(), out()).with(form);
    }

    private static Flavor flavor(Path file) {
        return file.getFileName().toString().startsWith("slides") ? Flavor.SLIDES : Flavor.PRESENTER;
    }

    private static void grow(Duration time, GrowingMaster... growing) throws IOException {
        for (GrowingMaster master : growing) {
            master.growTo(time);
        }
    }

    private Path out() {
        return dir.resolve("package");
    }

    private boolean exists(String path) {
        return Files.exists(out().resolve(path));
    }

    private long samples(String path) throws EncoderException {
        return Decoded.soundSamples(out().resolve(path), new AudioFormat(48_000, 1));
    }

    /** In bytes; 0 if it is not there. */
    private long size(String path) {
        return out().resolve(path).toFile().length();
    }

    private int segments(String playlist) {
        try {
            return exists(playlist)
                    ? MediaPlaylist.parse(Files.readString(out().resolve(playlist)))
                            .segments()
                            .size()
                    : 0;
        } catch (EncoderException | IOException e) {
            throw new AssertionError("A playlist was not whole: " + playlist, e);
        }
    }

    private List<Problem> errors() throws EncoderException {
        return PackageVerifier.verify(out()).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static Loudness measured(Path file) throws EncoderException, InterruptedException {
        ProgrammePlan plan = ProgrammePlan.of(new EncodeRequest(
                "test-1",
                List.of(new InputTrack(file, Flavor.PRESENTER)),
                null,
                Ladder.LECTURE,
                Map.of(),
                Path.of("unused")));
        return Loudness.measure(plan.sound(), plan.originMicros(), false);
    }
}
