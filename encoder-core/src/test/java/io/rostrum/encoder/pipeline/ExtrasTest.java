package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Chapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a package holds besides picture and sound. */
class ExtrasTest {
    @TempDir
    static Path shared;

    private static Path sound;
    private static EncodeResult lecture;

    @TempDir
    Path dir;

    @BeforeAll
    static void encodeOneLecture() throws Exception {
        Path camera = SyntheticMedia.video(shared, "camera", new VideoFormat(960, 540, 10), 12);
        sound = SyntheticMedia.audio(shared, "sound", 12);
        Path arabic = Files.writeString(shared.resolve("ar.srt"), "1\n00:00:05,000 --> 00:00:06,000\nسلام\n");
        Path khmer = Files.writeString(
                shared.resolve("km.vtt"),
                "WEBVTT\n\n00:05.000 --> 00:04.000\nbroken\n\n00:05.000 --> 00:06.000\nសួស្តី\n");
        Extras extras = Extras.USUAL
                .withCaptions(List.of(new CaptionSource("ar", arabic), new CaptionSource("km", khmer)))
                .withChapters(List.of(
                        new Chapter(Duration.ofSeconds(7), "Proof"),
                        new Chapter(Duration.ZERO, "Start"),
                        new Chapter(Duration.ofMinutes(7), "after the end")));
        List<InputTrack> inputs =
                List.of(new InputTrack(camera, Flavor.PRESENTER), new InputTrack(sound, Flavor.PRESENTER));
        EncodeRequest request = new EncodeRequest(
                "lecture-1", inputs, null, Ladder.LECTURE, Map.of("title", "Фрактал"), shared.resolve("package"));
        lecture = new Transcoder(Clock.systemUTC()).encode(request.with(extras), ProgressListener.NONE);
    }

    @Test
    void thePackageKeepsEveryRule() throws Exception {
        assertThat(PackageVerifier.verify(lecture.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(MediaPackage.open(lecture.directory()).files())
                .contains(
                        "text/ar.vtt",
                        "text/km.m3u8",
                        "chapters.json",
                        "thumbnails/1.jpg",
                        "thumbnails/thumbnails.vtt",
                        "download/360p.mp4")
                .allMatch(path -> !path.endsWith(".tmp"));
    }

    @Test
    void everyVariantOffersTheCaptions() throws Exception {
        MultivariantPlaylist playlist = MultivariantPlaylist.parse(Files.readString(lecture.playlist()));

        assertThat(playlist.subtitles()).extracting(SubtitleRendition::name).containsExactly("العربية", "ខ្មែរ");
        assertThat(playlist.variants()).allMatch(variant -> "subs".equals(variant.subtitlesGroup()));
        assertThat(lecture.directory().resolve("text/km.vtt"))
                .content()
                .contains("00:00:05.000 --> 00:00:06.000\nសួស្តី\n");
        assertThat(lecture.notices()).singleElement().asString().contains("km.vtt, line 3");
    }

    @Test
    void chaptersAfterTheEndAreLeftOut() {
        assertThat(lecture.directory().resolve("chapters.json"))
                .hasContent("[{\"startTime\":0.000,\"title\":\"Start\"},{\"startTime\":7.000,\"title\":\"Proof\"}]");
    }

    @Test
    void theDownloadIsACopyOfOneRungWithItsSoundAndKeepsThemTogether() throws Exception {
        Path download = lecture.directory().resolve("download/360p.mp4");
        Path rung = lecture.directory().resolve("video/360p.mp4");

        assertThat(Decoded.pictureTimes(download)).isEqualTo(Decoded.pictureTimes(rung));
        List<Double> flashes = Decoded.flashes(download);
        List<Double> beeps = Decoded.beeps(download);
        assertThat(flashes).hasSize(3);
        for (int i = 0; i < flashes.size(); i++) {
            assertThat(flashes.get(i)).isCloseTo(5.0 * i, within(0.001));
            assertThat(beeps.get(i)).isCloseTo(flashes.get(i), within(0.04));
        }
    }

    @Test
    void theDownloadPlaysWhileItLoadsAndKnowsItsTitle() throws Exception {
        Path download = lecture.directory().resolve("download/360p.mp4");

        String bytes = Files.readString(download, StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isPositive().isLessThan(bytes.indexOf("mdat"));
        assertThat(bytes).doesNotContain("moof");
        assertThat(bytes).contains(new String("Фрактал".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(download))) {
            assertThat(demuxer.streams()).hasSize(2);
            assertThat(demuxer.first(MediaKind.VIDEO).orElseThrow().startMicros())
                    .isZero();
            assertThat(demuxer.duration().orElseThrow().toMillis() / 1000.0).isCloseTo(12, within(0.1));
        }
    }

    @Test
    void soundAloneHasCaptionsButNeitherDownloadNorThumbnails() throws Exception {
        Path srt = Files.writeString(dir.resolve("en.srt"), "00:01 --> 00:02\nhello\n");

        EncodeResult result = encode(Extras.USUAL.withCaptions(List.of(new CaptionSource("en", srt))));

        assertThat(result.directory().resolve("download")).doesNotExist();
        assertThat(result.directory().resolve("thumbnails")).doesNotExist();
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(MultivariantPlaylist.parse(Files.readString(result.playlist()))
                        .variants())
                .allMatch(variant -> "subs".equals(variant.subtitlesGroup()));
    }

    @Test
    void captionsOfAnotherLectureAreLeftOutAndTold() throws Exception {
        Path srt = Files.writeString(dir.resolve("en.srt"), "59:00 --> 59:01\nlate\n");

        EncodeResult result = encode(Extras.USUAL.withCaptions(List.of(new CaptionSource("en", srt))));

        assertThat(result.directory().resolve("text")).doesNotExist();
        assertThat(result.notices()).singleElement().asString().contains("line 1", "lecture is over");
    }

    @Test
    void aFileThatHoldsNoCaptionsIsRefusedBeforeAnythingIsEncoded() throws Exception {
        Extras extras = Extras.USUAL.withCaptions(List.of(new CaptionSource("en", sound)));

        assertThatThrownBy(() -> encode(extras))
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.BAD_INPUT));
        assertThat(dir.resolve("package")).doesNotExist();
    }

    private EncodeResult encode(Extras extras) throws EncoderException, InterruptedException {
        EncodeRequest request = new EncodeRequest(
                        "test-1",
                        List.of(new InputTrack(sound, Flavor.PRESENTER)),
                        null,
                        Ladder.LECTURE,
                        Map.of(),
                        dir.resolve("package"))
                .with(extras);
        return new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }
}
