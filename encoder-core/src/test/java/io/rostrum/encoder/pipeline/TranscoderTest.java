package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.packager.Sealer;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscoderTest {
    private static final Ladder TWO_RUNGS =
            new Ladder("two", Ladder.LECTURE.rungs().subList(3, 5));

    @TempDir
    static Path masters;

    private static Path slides;
    private static Path smallSlides;
    private static Path presenter;
    private static Path sound;

    @TempDir
    Path dir;

    @BeforeAll
    static void makeMasters() throws EncoderException {
        slides = SyntheticMedia.video(masters, "slides", new VideoFormat(1280, 720, 10), 14);
        smallSlides = SyntheticMedia.video(masters, "small-slides", new VideoFormat(640, 360, 10), 14);
        presenter = SyntheticMedia.video(masters, "presenter", new VideoFormat(640, 360, 25), 13);
        sound = SyntheticMedia.audio(masters, "sound", 12);
    }

    @Test
    void slidesPresenterAndSoundBecomeOneSealedPackageAndStayTogetherInEveryRung() throws Exception {
        EncodeResult result = encode(null, slides(), presenter(), sound());

        assertThat(result.renditions()).extracting(Rendition::name).containsExactly("720p", "540p", "360p", "234p");
        assertThat(result.media()).isEqualTo(Duration.ofSeconds(14));
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(MediaPackage.open(result.directory()).isSealed()).isTrue();
        MultivariantPlaylist multivariant = MultivariantPlaylist.parse(Files.readString(result.playlist()));
        assertThat(multivariant.variants())
                .extracting(Variant::audioGroup)
                .containsExactly("128k", "128k", "64k", "64k");
        List<Double> beeps = Decoded.beeps(result.directory().resolve("audio/128k.mp4"));
        for (Rendition rendition : result.renditions()) {
            List<Double> flashes = Decoded.flashes(result.directory().resolve("video/" + rendition.name() + ".mp4"));
            assertThat(flashes).hasSize(3);
            for (int i = 1; i < flashes.size(); i++) {
                assertThat(flashes.get(i)).isCloseTo(beeps.get(i), within(0.04));
            }
        }
    }

    @Test
    void everyRungCutsItsSegmentsAtTheSamePlaces() throws Exception {
        EncodeRequest request = request(Layout.SIDE_BY_SIDE, TWO_RUNGS, smallSlides(), presenter(), sound());

        EncodeResult result = new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);

        for (Rendition rendition : result.renditions()) {
            MediaPlaylist playlist = MediaPlaylist.parse(
                    Files.readString(result.directory().resolve("video/" + rendition.name() + ".m3u8")));
            assertThat(playlist.segments())
                    .extracting(segment -> segment.seconds().doubleValue())
                    .containsExactly(6.0, 6.0, 2.0);
            assertThat(playlist.type()).isEqualTo(MediaPlaylist.Type.VOD);
        }
    }

    @Test
    void aMastersOwnPicturesAreTheTopRungAndTheRungsBelowAreCutWithIt() throws Exception {
        EncodeResult result = encode(Layout.SLIDES, smallSlides(), sound());

        Path top = result.directory().resolve("video/360p.mp4");
        assertThat(Decoded.pictureTimes(top)).isEqualTo(Decoded.pictureTimes(smallSlides));
        assertThat(samples(top)).isEqualTo(samples(smallSlides));
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    private static List<String> samples(Path file) throws EncoderException {
        List<String> hashes = new ArrayList<>();
        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            for (Fragment fragment : mp4.fragments()) {
                for (EncodedSample sample : mp4.samples(fragment)) {
                    hashes.add(sample.size() + ":" + Arrays.hashCode(sample.data()));
                }
            }
        }
        return hashes;
    }

    @Test
    void slidesThatStandStillAreEncodedOnceASegmentAndWhenTheyChange() throws Exception {
        Path deck = dir.resolve("deck.mp4");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "color=navy:size=640x360:rate=25:duration=8",
                "-f",
                "lavfi",
                "-i",
                "color=olive:size=640x360:rate=25:duration=6",
                "-filter_complex",
                "[0][1]concat=n=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                deck.toString());

        EncodeResult result = encode(null, new InputTrack(deck, Flavor.SLIDES), sound());

        List<Long> shown = Decoded.pictureTimes(result.directory().resolve("video/360p.mp4"));
        assertThat(shown).contains(0L, 6 * 90_000L, 8 * 90_000L, 12 * 90_000L).hasSizeLessThan(12);
        assertThat(result.media()).isEqualTo(Duration.ofSeconds(14));
        MediaPlaylist playlist =
                MediaPlaylist.parse(Files.readString(result.directory().resolve("video/360p.m3u8")));
        assertThat(playlist.segments())
                .extracting(segment -> segment.seconds().doubleValue())
                .containsExactly(6.0, 6.0, 2.0);
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void pictureAndSoundOfDifferentLengthsEndTogether() throws Exception {
        EncodeResult result = encode(Layout.PRESENTER, presenter(), sound());

        long samples = Decoded.soundSamples(result.directory().resolve("audio/64k.mp4"), new AudioFormat(48_000, 1));
        List<Long> pictures = Decoded.pictureTimes(result.directory().resolve("video/360p.mp4"));
        assertThat(samples / 48_000.0).isCloseTo(13, within(0.05));
        assertThat(pictures).hasSize(13 * 25);
    }

    @Test
    void everyLectureIsBroughtToOneLoudnessAndItsPeaksStayWhole() throws Exception {
        EncodeResult result = encode(null, sound());

        Loudness before = measured(sound);
        Loudness after = measured(result.directory().resolve("audio/128k.mp4"));
        assertThat(before.integrated()).isNotCloseTo(Loudness.TARGET_LUFS, within(2.0));
        assertThat(after.integrated()).isCloseTo(Loudness.TARGET_LUFS, within(0.7));
        assertThat(after.truePeak()).isLessThanOrEqualTo(-1);
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

    @Test
    void soundAloneBecomesAListenOnlyPackage() throws Exception {
        EncodeResult result = encode(null, sound());

        assertThat(result.renditions()).isEmpty();
        MultivariantPlaylist multivariant = MultivariantPlaylist.parse(Files.readString(result.playlist()));
        assertThat(multivariant.variants()).hasSize(3).allMatch(variant -> variant.resolution() == null);
        assertThat(result.media()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void pictureAloneBecomesAPackageWithoutSound() throws Exception {
        EncodeResult result = encode(null, presenter());

        assertThat(result.directory().resolve("audio.m3u8")).doesNotExist();
        assertThat(MultivariantPlaylist.parse(Files.readString(result.playlist()))
                        .audio())
                .isEmpty();
    }

    @Test
    void aSealedPackageIsNeverOverwritten() throws Exception {
        encode(null, sound());

        assertBadInput(() -> encode(null, sound()), "sealed package already");
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        Path thesis = Files.createDirectories(dir.resolve("package")).resolve("thesis.odt");
        Files.writeString(thesis, "years of work");

        assertBadInput(() -> encode(null, sound()), "not empty");
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void whatIsNotMediaIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(dir.resolve("renamed.mp4"), "a text that somebody renamed\n".repeat(100));
        Path empty = Files.createFile(dir.resolve("empty.mp4"));

        for (Path input : List.of(text, empty, dir.resolve("missing.mp4"), dir)) {
            assertBadInput(() -> encode(null, new InputTrack(input, Flavor.COMPOSED)), input.toString());
        }
    }

    @Test
    void anInterruptedEncodingGoesOnAndNeverRedoesAFinishedSegment() throws Exception {
        Path top = dir.resolve("package/video/360p.mp4");
        Path playlist = dir.resolve("package/video/360p.m3u8");
        InputTrack speech = new InputTrack(SyntheticMedia.audio(dir, "speech", 14), Flavor.PRESENTER);
        StoppedEncoding.after(Duration.ofMillis(12_500), request(null, smallSlides(), presenter(), speech));
        assertThat(MediaPackage.open(dir.resolve("package")).isSealed()).isFalse();
        assertThat(MediaPlaylist.parse(Files.readString(playlist)).segments()).hasSizeGreaterThanOrEqualTo(2);
        // A mark that only survives in a segment that is not written again.
        long inFirstSegment;
        try (FragmentedMp4 mp4 = FragmentedMp4.open(top)) {
            inFirstSegment = mp4.fragments().get(0).samples().get(2).offset() + 20;
        }
        int marked = flip(top, inFirstSegment);

        EncodeResult result = encode(null, smallSlides(), presenter(), speech);

        assertThat(flip(top, inFirstSegment)).isEqualTo(marked ^ 1); // and back, as the encoder had written it
        assertThat(Decoded.pictureTimes(top)).hasSize(14 * 25).isSorted();
        Sealer.seal(result.directory(), "test-1", Clock.systemUTC());
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        List<Double> beeps = Decoded.beeps(result.directory().resolve("audio/64k.mp4"));
        List<Double> flashes = Decoded.flashes(top);
        for (int i = 1; i < flashes.size(); i++) {
            assertThat(flashes.get(i)).isCloseTo(beeps.get(i), within(0.04));
        }
        assertThat(Decoded.soundSamples(result.directory().resolve("audio/64k.mp4"), new AudioFormat(48_000, 1))
                        / 48_000.0)
                .isCloseTo(14, within(0.05));
    }

    @Test
    void anInterruptedEncodingOfOtherInputsIsThrownAway() throws Exception {
        StoppedEncoding.after(Duration.ofMillis(500), request(null, smallSlides(), presenter(), sound()));

        EncodeResult result = encode(null, sound());

        assertThat(result.directory().resolve("video")).isEmptyDirectory();
        assertThat(result.renditions()).isEmpty();
    }

    /** One rung cannot hold pictures of two sorts of x264's settings. */
    @Test
    void whatAnOlderRostrumBeganIsBegunAnew() throws Exception {
        StoppedEncoding.after(Duration.ofMillis(500), request(null, presenter()));
        Path mark = dir.resolve("package/.rostrum-package");
        Files.writeString(mark, Files.readString(mark).replaceFirst("encoders \\d+", "encoders 1"));
        Path before = Files.createFile(dir.resolve("package/video/before"));

        EncodeResult result = encode(null, presenter());

        assertThat(before).doesNotExist();
        assertThat(result.directory().resolve("video")).isNotEmptyDirectory();
    }

    private static int flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
            return old ^ 1;
        }
    }

    private void assertBadInput(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.BAD_INPUT))
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }

    private EncodeResult encode(Layout layout, InputTrack... inputs) throws EncoderException, InterruptedException {
        return new Transcoder(Clock.systemUTC()).encode(request(layout, inputs), ProgressListener.NONE);
    }

    private EncodeRequest request(Layout layout, InputTrack... inputs) {
        return request(layout, Ladder.LECTURE, inputs);
    }

    private EncodeRequest request(Layout layout, Ladder ladder, InputTrack... inputs) {
        return new EncodeRequest(
                "test-1", List.of(inputs), layout, ladder, Map.of("title", "Test"), dir.resolve("package"));
    }

    private static InputTrack slides() {
        return new InputTrack(slides, Flavor.SLIDES);
    }

    private static InputTrack smallSlides() {
        return new InputTrack(smallSlides, Flavor.SLIDES);
    }

    private static InputTrack presenter() {
        return new InputTrack(presenter, Flavor.PRESENTER);
    }

    private static InputTrack sound() {
        return new InputTrack(sound, Flavor.PRESENTER);
    }
}
