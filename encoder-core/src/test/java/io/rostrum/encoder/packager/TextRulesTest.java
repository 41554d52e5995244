package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Chapter;
import io.rostrum.encoder.text.Chapters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks the texts and thumbnails of a good package, one rule at a time. */
class TextRulesTest extends BrokenPackage {
    @BeforeAll
    static void addTextsToTheGoodPackage() throws Exception {
        Path srt = Files.writeString(shared.resolve("en.srt"), "00:01,000 --> 00:02,000\nhello\n");
        new CaptionAdder(Clock.systemUTC()).add(good, List.of(new CaptionSource("en", srt)));
        Chapters.write(good, List.of(new Chapter(Duration.ZERO, "one"), new Chapter(Duration.ofSeconds(7), "two")));
        Path folder = Files.createDirectories(good.resolve("thumbnails"));
        try (Frame frame = Frame.video(320, 90, "yuv420p")) {
            Files.write(folder.resolve("1.jpg"), JpegEncoder.encode(frame, 320));
        }
        Files.writeString(
                folder.resolve("thumbnails.vtt"),
                "WEBVTT\n\n00:00.000 --> 00:10.000\n1.jpg#xywh=0,0,160,90\n\n"
                        + "00:10.000 --> 00:14.000\n1.jpg#xywh=160,0,160,90\n");
        TestPackage.seal(good);
    }

    @Test
    void goodTextsAndThumbnailsHaveNoProblems() throws Exception {
        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void subtitlesThatAreNotThereAreTold() throws Exception {
        Files.delete(broken.resolve("text/en.vtt"));
        TestPackage.seal(broken);

        assertThat(only("uri-exists").sentence()).contains("text/en.vtt");
    }

    @Test
    void subtitlesWithoutTheSignatureAreTold() throws Exception {
        edit("text/en.vtt", "WEBVTT\n", "");

        assertThat(only("subtitles").file()).isEqualTo("text/en.vtt");
    }

    @Test
    void subtitlesWithAnotherTimeOriginAreTold() throws Exception {
        edit("text/en.vtt", "MPEGTS:0", "MPEGTS:900000");

        assertThat(only("subtitles").sentence()).contains("time begins");
    }

    @Test
    void aBrokenCueIsToldWithItsLine() throws Exception {
        write("text/en.vtt", read("text/en.vtt") + "\n00:05.000 --> 00:04.000\nback\n");
        TestPackage.seal(broken);

        assertThat(only("subtitles").sentence()).contains("Line 7");
    }

    @Test
    void subtitlesOfAnotherLengthThanTheProgrammeAreTold() throws Exception {
        edit("text/en.m3u8", "EXTINF:14.", "EXTINF:12.");

        assertThat(only("subtitles").sentence()).contains("lasts 12.");
    }

    @Test
    void subtitlesThatAVariantDoesNotOfferAreTold() throws Exception {
        edit("master.m3u8", ",SUBTITLES=\"subs\"", "");

        assertThat(only("subtitles").sentence()).contains("does not offer");
    }

    @Test
    void subtitlesWithoutLanguageAreAWarning() throws Exception {
        edit("master.m3u8", "NAME=\"English\",LANGUAGE=\"en\",", "NAME=\"English\",");

        only("language");
    }

    @Test
    void aThumbnailOutsideItsPictureIsTold() throws Exception {
        edit("thumbnails/thumbnails.vtt", "xywh=160,0", "xywh=161,0");

        assertThat(only("thumbnails").sentence()).contains("ends at 321,90");
    }

    @Test
    void aThumbnailOfAPictureThatIsNotThereIsTold() throws Exception {
        edit("thumbnails/thumbnails.vtt", "1.jpg", "2.jpg");

        assertThat(only("thumbnails").sentence()).contains("not there");
    }

    @Test
    void aThumbnailThatIsNoJpegIsTold() throws Exception {
        write("thumbnails/1.jpg", "no picture");
        TestPackage.seal(broken);

        assertThat(only("thumbnails").sentence()).contains("no JPEG");
    }

    @Test
    void thumbnailsThatNameNoPieceAreTold() throws Exception {
        edit("thumbnails/thumbnails.vtt", "1.jpg#xywh=0,0,160,90", "1.jpg");

        assertThat(only("thumbnails").sentence()).contains("of the form");
    }

    @Test
    void chaptersThatCannotBeReadAreTold() throws Exception {
        for (String json : List.of("[{", "{}", "[{\"startTime\":\"1\",\"title\":\"a\"}]", "[{\"startTime\":1}]")) {
            write("chapters.json", json);
            TestPackage.seal(broken);

            only("chapters");
        }
    }

    @Test
    void chaptersThatDoNotAscendAreTold() throws Exception {
        edit("chapters.json", "7.000", "0");

        assertThat(only("chapters").sentence()).contains("Chapter 2");
    }

    @Test
    void slidesThatCannotBeReadOrDoNotAscendOrLackTheirPictureAreTold() throws Exception {
        Files.createDirectories(broken.resolve("slides"));
        Files.write(broken.resolve("slides/1.jpg"), new byte[] {1});
        String good = "{\"startTime\":1,\"image\":\"slides/1.jpg\"}";
        write("slides.json", "[" + good + "]");
        TestPackage.seal(broken);
        assertThat(PackageVerifier.verify(broken)).isEmpty();

        for (String json :
                List.of("[{", "{}", "[" + good + "," + good + "]", "[{\"startTime\":0,\"image\":\"slides/2.jpg\"}]")) {
            write("slides.json", json);
            TestPackage.seal(broken);

            only("slides");
        }
    }
}
