package io.rostrum.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.SubtitleRendition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionsTest {
    private static final List<Cue> CUES = List.of(
            new Cue(2, Duration.ofMillis(1500), Duration.ofSeconds(3), "", "سلام"),
            new Cue(6, Duration.ofSeconds(3700), Duration.ofSeconds(3701), "line:0", "two\n<i>lines</i>"),
            new Cue(9, Duration.ofSeconds(9000), Duration.ofSeconds(9001), "", "of another lecture"));

    @TempDir
    Path dir;

    @Test
    void captionsBecomeOneWebVttWhoseTimesCountFromTheStartAndAPlaylistOfOneSegment() throws Exception {
        Captions.write(dir, "AR", CUES, Duration.ofMillis(5400_480));

        assertThat(dir.resolve("text/ar.vtt")).hasContent("""
                WEBVTT
                X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0

                00:00:01.500 --> 00:00:03.000
                سلام

                01:01:40.000 --> 01:01:41.000 line:0
                two
                <i>lines</i>
                """);
        assertThat(dir.resolve("text/ar.m3u8")).hasContent("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:5400
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXTINF:5400.480,
                ar.vtt
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void whatIsWrittenReadsTheSame() throws Exception {
        Captions.write(dir, "en", CUES, Duration.ofHours(3));

        CaptionFile back = CaptionFile.read(dir.resolve("text/en.vtt"));
        assertThat(back.broken()).isEmpty();
        assertThat(back.cues())
                .extracting(Cue::start, Cue::end, Cue::settings, Cue::text)
                .containsExactlyElementsOf(CUES.stream()
                        .map(cue -> tuple(cue.start(), cue.end(), cue.settings(), cue.text()))
                        .toList());
    }

    @Test
    void captionsLeftOutAreToldWithFileAndLine() throws Exception {
        Path file = Files.writeString(
                dir.resolve("a.srt"), "00:02 --> 00:01\nx\n\n00:01 --> 00:02\ny\n\n59:00 --> 59:01\nlate\n");
        CaptionFile captions = CaptionFile.read(file);

        assertThat(CaptionNotices.of(new CaptionSource("en", file), captions, Duration.ofMinutes(50)))
                .satisfiesExactly(
                        first -> assertThat(first).contains("a.srt, line 1", "not after its start"),
                        second -> assertThat(second).contains("a.srt, line 7", "lecture is over"));
    }

    @Test
    void eachLanguageIsOfferedUnderItsOwnName() {
        assertThat(Captions.renditions(List.of("mn", "fr", "ar", "km", "en")))
                .extracting(SubtitleRendition::language, SubtitleRendition::name, SubtitleRendition::uri)
                .containsExactly(
                        tuple("ar", "العربية", "text/ar.m3u8"),
                        tuple("en", "English", "text/en.m3u8"),
                        tuple("fr", "Français", "text/fr.m3u8"),
                        tuple("km", "ខ្មែរ", "text/km.m3u8"),
                        tuple("mn", "Монгол", "text/mn.m3u8"));
        assertThat(Captions.renditions(List.of("en")))
                .allMatch(rendition -> rendition.autoselect() && !rendition.isDefault());
    }

    @Test
    void languagesOfOneNameStayApart() {
        assertThat(Captions.renditions(List.of("en-x-a", "en-x-b")))
                .extracting(SubtitleRendition::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void languageTagsAreCheckedAndBroughtIntoTheirUsualSpelling() throws Exception {
        assertThat(CaptionSource.parse("PT-br=a=b.srt")).isEqualTo(new CaptionSource("pt-BR", Path.of("a=b.srt")));
        assertThat(LanguageTag.checked("zh-hant")).isEqualTo("zh-Hant");
        // kh is the country; Khmer is km.
        for (String none :
                List.of("kh=a.srt", "english=a.srt", "e=a.srt", "../x=a.srt", "en_US=a.srt", "=a", "en=", "en")) {
            assertThatThrownBy(() -> CaptionSource.parse(none))
                    .as(none)
                    .isInstanceOfSatisfying(EncoderException.class, e -> assertThat(e.code())
                            .isEqualTo(EncoderException.Code.BAD_INPUT));
        }
    }

    @Test
    void aLanguageNamedTwiceIsRefused() throws Exception {
        assertThat(CaptionSource.parseAll(List.of("en=a.srt", "fr=b.srt"))).hasSize(2);
        assertThatThrownBy(() -> CaptionSource.parseAll(List.of("en=a.srt", "EN=b.srt")))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("twice");
    }
}
