package io.rostrum.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rostrum.encoder.EncoderException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionFileTest {
    private static final String SRT = "1\n00:00:01,000 --> 00:00:02,500\nسلام\n\n"
            + "2\n00:00:03,000 --> 00:00:04,000\nសួស្តី\n\n3\n01:00:00,000 --> 01:00:01,000\nСайн байна уу\n";

    @TempDir
    Path dir;

    @Test
    void srtOfAnyScriptIsReadInEveryUnicodeForm() throws Exception {
        for (String mark : List.of("", "\ufeff")) {
            assertThat(read(mark + SRT, StandardCharsets.UTF_8).cues())
                    .extracting(Cue::start, Cue::end, Cue::text)
                    .containsExactly(
                            tuple(Duration.ofSeconds(1), Duration.ofMillis(2500), "سلام"),
                            tuple(Duration.ofSeconds(3), Duration.ofSeconds(4), "សួស្តី"),
                            tuple(Duration.ofHours(1), Duration.ofSeconds(3601), "Сайн байна уу"));
        }
        List<Cue> expected = read(SRT, StandardCharsets.UTF_8).cues();
        assertThat(read("\ufeff" + SRT, StandardCharsets.UTF_16LE).cues()).isEqualTo(expected);
        assertThat(read("\ufeff" + SRT, StandardCharsets.UTF_16BE).cues()).isEqualTo(expected);
    }

    @Test
    void anyLineEndWillDo() throws Exception {
        List<Cue> expected = read(SRT, StandardCharsets.UTF_8).cues();

        for (String end : List.of("\r\n", "\r")) {
            assertThat(read(SRT.replace("\n", end), StandardCharsets.UTF_8).cues())
                    .isEqualTo(expected);
        }
    }

    @Test
    void hoursMayBeMissingAndTheFractionMayFollowAPointOrAComma() throws Exception {
        CaptionFile file = read("00:01.5 --> 00:02,25\na\n\n1:00:03 --> 1:00:04.000\nb\n");

        assertThat(file.cues())
                .extracting(Cue::start, Cue::end)
                .containsExactly(
                        tuple(Duration.ofMillis(1500), Duration.ofMillis(2250)),
                        tuple(Duration.ofSeconds(3603), Duration.ofSeconds(3604)));
    }

    @Test
    void webVttKeepsSafeSettingsAndLosesNotesStylesRegionsAndIds() throws Exception {
        CaptionFile file = read("WEBVTT - lecture\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n"
                + "NOTE\na remark\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n"
                + "intro\n00:01.000 --> 00:02.000 align:start region:fred line:90%,end onload:evil\nhello\n");

        assertThat(file.webVtt()).isTrue();
        assertThat(file.broken()).isEmpty();
        assertThat(file.cues())
                .extracting(Cue::text, Cue::settings)
                .containsExactly(tuple("hello", "align:start line:90%,end"));
    }

    @Test
    void captionsMayOverlapAndComeInAnyOrder() throws Exception {
        CaptionFile file = read("00:05.000 --> 00:09.000\nlate\n\n00:01.000 --> 00:08.000\nearly\n");

        assertThat(file.broken()).isEmpty();
        assertThat(file.cues()).extracting(Cue::text).containsExactly("early", "late");
    }

    @Test
    void brokenCaptionsAreNamedByLineAndTheOthersAreRead() throws Exception {
        CaptionFile file = read(
                "1\n00:00:01,000 --> 00:00:02,000\ngood\n\n" // lines 1 to 4
                        + "2\n00:00:05,000 --> 00:00:04,000\nends before it starts\n\n" // 5 to 8
                        + "3\n00:00:xx,000 --> 00:00:07,000\nno time\n\n" // 9 to 12
                        + "4\n00:00:08,000 00:00:09,000\nno arrow\n\n" // 13 to 16
                        + "5\n00:00:61,000 --> 00:01:09,000\nno such second\n\n" // 17 to 20
                        + "a stray line\n\n" // 21 and 22
                        + "6\n00:00:10,000 --> 00:00:11,000\ngood too\n");

        assertThat(file.cues()).extracting(Cue::text).containsExactly("good", "good too");
        assertThat(file.broken()).extracting(BrokenCue::line).containsExactly(6, 10, 14, 18, 21);
    }

    @Test
    void aForgottenEmptyLineBetweenCaptionsIsForgiven() throws Exception {
        CaptionFile file = read("1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n");

        assertThat(file.cues()).extracting(Cue::text).containsExactly("one", "two");
        assertThat(read("WEBVTT\n00:01.000 --> 00:02.000\nx\n").cues()).hasSize(1);
    }

    @Test
    void plainTagsStayAndOthersGoAndWhatIsNoTagIsEscaped() throws Exception {
        assertThat(textOf("<i>so</i> <b>bold</b> <u>under</u>")).isEqualTo("<i>so</i> <b>bold</b> <u>under</u>");
        assertThat(textOf("<v Dr. Who>hello</v>")).isEqualTo("<v Dr. Who>hello</v>");
        assertThat(textOf("<script>alert(1)</script>")).isEqualTo("alert(1)");
        assertThat(textOf("<img src=x onerror=alert(1)>x")).isEqualTo("x");
        assertThat(textOf("<i onclick=alert(1)>x</i>")).isEqualTo("x</i>");
        assertThat(textOf("<font color=\"red\">red</font> {\\an8}top")).isEqualTo("red top");
        assertThat(textOf("if a < b and c > d & e")).isEqualTo("if a &lt; b and c &gt; d &amp; e");
        assertThat(textOf("a<b and c>d")).isEqualTo("a&lt;b and c&gt;d");
        assertThat(textOf("R&amp;D &lt;b&gt;")).isEqualTo("R&amp;D &lt;b&gt;");
        assertThat(textOf("<c.yellow>x</c><00:00:01.000>y")).isEqualTo("xy");
        assertThat(textOf("<<script>>")).isEqualTo("&lt;&gt;");
    }

    private String textOf(String line) throws Exception {
        return read("WEBVTT\n\n00:01.000 --> 00:02.000\n" + line + "\n")
                .cues()
                .get(0)
                .text();
    }

    @Test
    void whatHoldsNoCaptionsIsRefusedInOneSentence() throws Exception {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        assertRefused(noise, "UTF-8");
        assertRefused(new byte[100], "not text");
        assertRefused("Dear students,\nsee you.\n".getBytes(StandardCharsets.UTF_8), "neither SRT nor WebVTT");
        assertRefused(new byte[0], "neither SRT nor WebVTT");
        assertRefused("WEBVTT\n".getBytes(StandardCharsets.UTF_8), "no caption");
        assertRefused("1\n00:02 --> 00:01\nx\n".getBytes(StandardCharsets.UTF_8), "line 2");
        assertRefused("1\n00:01 --> 00:02\ncafé\n".getBytes(StandardCharsets.ISO_8859_1), "Save the captions as UTF-8");
        assertThatThrownBy(() -> CaptionFile.read(dir)).hasMessageContaining("no plain file");
        assertThatThrownBy(() -> CaptionFile.read(dir.resolve("none.srt"))).hasMessageContaining("no file");
    }

    private void assertRefused(byte[] content, String words) throws Exception {
        Path file = Files.write(dir.resolve("captions"), content);
        assertThatThrownBy(() -> CaptionFile.read(file))
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.BAD_INPUT))
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }

    private CaptionFile read(String text) throws Exception {
        return read(text, StandardCharsets.UTF_8);
    }

    private CaptionFile read(String text, Charset charset) throws Exception {
        return CaptionFile.read(Files.write(dir.resolve("captions"), text.getBytes(charset)));
    }
}
