package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.CaptionAdder;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import io.rostrum.encoder.text.CaptionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slides and presenter each alone, beside the lecture. */
class ViewsTest {
    private static final PackageForm VIEWS = new PackageForm(Segmentation.SINGLE, true);

    @TempDir
    static Path shared;

    private static InputTrack slides;
    private static InputTrack presenter;
    private static InputTrack sound;
    private static Path made;
    private static final List<Duration> TOLD = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    @BeforeAll
    static void encodeOnce() throws Exception {
        VideoFormat small = new VideoFormat(640, 360, 25);
        slides = new InputTrack(SyntheticMedia.video(shared, "slides", small, 14), Flavor.SLIDES);
        presenter = new InputTrack(SyntheticMedia.video(shared, "presenter", small, 17), Flavor.PRESENTER);
        sound = new InputTrack(SyntheticMedia.audio(shared, "sound", 13), Flavor.PRESENTER);
        Path captions = Files.writeString(shared.resolve("en.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
        EncodeRequest request = request(Layout.SLIDES, VIEWS, shared.resolve("made"), slides, presenter, sound);
        made = new Transcoder(Clock.systemUTC())
                .encode(
                        request.with(Extras.USUAL.withCaptions(List.of(CaptionSource.parse("en=" + captions)))),
                        (done, total) -> TOLD.add(done))
                .directory();
    }

    @Test
    void eachSourceIsAProgrammeThatKeepsTheRulesAndEndsWithTheLecture() throws Exception {
        assertThat(errors(made)).isEmpty();
        for (String path : List.of("presenter.m3u8", "slides.m3u8")) {
            MultivariantPlaylist view = playlist(path);
            MultivariantPlaylist main = playlist("master.m3u8");
            String name = path.replace(".m3u8", "");
            assertThat(view.variants())
                    .extracting(Variant::uri)
                    .containsExactly("video/" + name + "-360p.m3u8", "video/" + name + "-234p.m3u8");
            assertThat(view.iFrameVariants()).hasSize(2);
            assertThat(view.audio()).isEqualTo(main.audio());
            assertThat(view.audio()).extracting(AudioRendition::uri).isNotEmpty();
            assertThat(view.subtitles()).isEqualTo(main.subtitles()).hasSize(1);
        }
        assertThat(Decoded.pictureTimes(made.resolve("video/presenter-234p.mp4")))
                .hasSize(14 * 25);
    }

    @Test
    void theMastersOwnPicturesAreTheTopRungAndTheSoundFitsThem() throws Exception {
        List<String> master = samples(presenter.file());

        assertThat(samples(made.resolve("video/presenter-360p.mp4"))).isEqualTo(master.subList(0, 14 * 25));
        assertThat(samples(made.resolve("video/slides-360p.mp4"))).isEqualTo(samples(slides.file()));
        List<Double> beeps = Decoded.beeps(made.resolve("audio/64k.mp4"));
        List<Double> flashes = Decoded.flashes(made.resolve("video/presenter-234p.mp4"));
        assertThat(flashes).hasSizeGreaterThan(2);
        for (int i = 1; i < flashes.size(); i++) {
            assertThat(flashes.get(i)).isCloseTo(beeps.get(i), within(0.04));
        }
    }

    @Test
    void theViewsTravelAfterTheLectureAndTheLectureIsNamedLast() throws Exception {
        List<String> order = MediaPackage.open(made).manifest().files().stream()
                .map(PackageFile::path)
                .toList();

        assertThat(order)
                .containsSubsequence(
                        "audio/64k.mp4",
                        "video/234p.mp4",
                        "video/360p.m3u8",
                        "video/presenter-234p.mp4",
                        "video/slides-360p.m3u8",
                        "presenter.m3u8",
                        "slides.m3u8",
                        "master.m3u8")
                .endsWith("master.m3u8");
    }

    @Test
    void captionsThatComeLaterAreInEachProgramme() throws Exception {
        Path copy = copyOfMade();
        Path captions = Files.writeString(dir.resolve("fr.srt"), "1\n00:00:01,000 --> 00:00:02,000\nBonjour\n");

        new CaptionAdder(Clock.systemUTC()).add(copy, List.of(CaptionSource.parse("fr=" + captions)));

        for (String path : List.of("master.m3u8", "presenter.m3u8", "slides.m3u8")) {
            assertThat(MultivariantPlaylist.parse(Files.readString(copy.resolve(path)))
                            .subtitles())
                    .extracting(SubtitleRendition::language)
                    .containsExactlyInAnyOrder("en", "fr");
        }
        assertThat(errors(copy)).isEmpty();
        Path view = copy.resolve("presenter.m3u8");
        Files.writeString(view, Files.readString(view).replaceAll(":BANDWIDTH=", ":BANDWIDTH=9"));
        assertThat(errors(copy))
                .filteredOn(problem -> problem.file().equals("presenter.m3u8"))
                .extracting(Problem::ruleId)
                .contains("bandwidth-peak");
    }

    @Test
    void oneSourceAloneHasNoViews() throws Exception {
        Path out = encode(request(null, VIEWS, dir.resolve("package"), presenter, sound));

        assertThat(out.resolve("presenter.m3u8")).doesNotExist();
        assertThat(errors(out)).isEmpty();
    }

    @Test
    void anEncodingThatWasInterruptedInAViewGoesOnThere() throws Exception {
        PackageForm form = new PackageForm(Segmentation.FILES, true);
        EncodeRequest request = request(null, form, dir.resolve("package"), slides, presenter, sound);
        Path firstOfView = dir.resolve("package/video/presenter-234p/1.m4s");
        StoppedEncoding.of(request, done -> Files.exists(dir.resolve("package/video/slides-234p.m3u8")));
        FileTime written = Files.getLastModifiedTime(firstOfView);

        encode(request);

        assertThat(Files.getLastModifiedTime(firstOfView)).isEqualTo(written);
        assertThat(errors(dir.resolve("package"))).isEmpty();
    }

    @Test
    void progressNeverGoesBack() {
        assertThat(TOLD).isSorted().isNotEmpty();
    }

    private Path copyOfMade() throws IOException {
        Path copy = dir.resolve("copy");
        try (Stream<Path> all = Files.walk(made)) {
            for (Path from : all.toList()) {
                Files.copy(from, copy.resolve(made.relativize(from)));
            }
        }
        return copy;
    }

    private static Path encode(EncodeRequest request) throws EncoderException, InterruptedException {
        return new Transcoder(Clock.systemUTC())
                .encode(request, ProgressListener.NONE)
                .directory();
    }

    private static EncodeRequest request(Layout layout, PackageForm form, Path out, InputTrack... inputs) {
        return new EncodeRequest("views-1", List.of(inputs), layout, Ladder.LECTURE, Map.of(), out).with(form);
    }

    private static List<Problem> errors(Path out) throws EncoderException {
        return PackageVerifier.verify(out).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static MultivariantPlaylist playlist(String path) throws EncoderException, IOException {
        return MultivariantPlaylist.parse(Files.readString(made.resolve(path)));
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
}
