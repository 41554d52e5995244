package io.rostrum.encoder.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.rostrum.encoder.EncoderException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultivariantPlaylistTest {
    private static final MultivariantPlaylist PLAYLIST = new MultivariantPlaylist(
            true,
            List.of(AudioRendition.only("low", "Sound", "en", 1, "audio/low.m3u8")),
            List.of(new SubtitleRendition("text", "English", "en", false, true, "text/en.m3u8")),
            List.of(
                    Variant.at("video/360p.m3u8")
                            .bandwidth(new Bandwidth(700_000, 500_000).plus(new Bandwidth(64_001, 64_000)))
                            .codecs("avc1.64001e", "mp4a.40.2")
                            .resolution(640, 360)
                            .frameRate(30_000.0 / 1001)
                            .audioGroup("low")
                            .subtitlesGroup("text")
                            .build(),
                    Variant.at("audio/low.m3u8")
                            .bandwidth(new Bandwidth(64_001, 64_000))
                            .codecs("mp4a.40.2")
                            .audioGroup("low")
                            .build()),
            List.of(IFrameVariant.of(
                    "video/360p-iframe.m3u8", new Bandwidth(90_000, 80_000), "avc1.64001e", new Resolution(640, 360))));

    @Test
    void aPlaylistIsWrittenLikeThis() {
        String[] lines = PLAYLIST.render().split("\n");

        assertThat(lines)
                .containsExactly(
                        "#EXTM3U",
                        "#EXT-X-VERSION:7",
                        "#EXT-X-INDEPENDENT-SEGMENTS",
                        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"low\",NAME=\"Sound\",LANGUAGE=\"en\",DEFAULT=YES,"
                                + "AUTOSELECT=YES,CHANNELS=\"1\",URI=\"audio/low.m3u8\"",
                        "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"text\",NAME=\"English\",LANGUAGE=\"en\",DEFAULT=NO,"
                                + "AUTOSELECT=YES,FORCED=NO,URI=\"text/en.m3u8\"",
                        "#EXT-X-STREAM-INF:BANDWIDTH=764001,AVERAGE-BANDWIDTH=564000,CODECS=\"avc1.64001e,mp4a.40.2\","
                                + "RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO=\"low\",SUBTITLES=\"text\","
                                + "CLOSED-CAPTIONS=NONE",
                        "video/360p.m3u8",
                        "#EXT-X-STREAM-INF:BANDWIDTH=64001,AVERAGE-BANDWIDTH=64000,CODECS=\"mp4a.40.2\",AUDIO=\"low\","
                                + "CLOSED-CAPTIONS=NONE",
                        "audio/low.m3u8",
                        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=90000,AVERAGE-BANDWIDTH=80000,CODECS=\"avc1.64001e\","
                                + "RESOLUTION=640x360,URI=\"video/360p-iframe.m3u8\"");
    }

    @Test
    void whatIsWrittenReadsTheSame() throws EncoderException {
        assertThat(MultivariantPlaylist.parse(PLAYLIST.render())).isEqualTo(PLAYLIST);
    }

    @Test
    void aSecondReaderUnderstandsWhatWeWrite() throws Exception {
        var read = new MasterPlaylistParser().readPlaylist(PLAYLIST.render());

        assertThat(read.variants()).hasSize(2);
        var first = read.variants().get(0);
        assertThat(first.bandwidth()).isEqualTo(764_001);
        assertThat(first.averageBandwidth()).hasValue(564_000L);
        assertThat(first.codecs()).containsExactly("avc1.64001e", "mp4a.40.2");
        assertThat(first.frameRate()).hasValue(29.97);
        assertThat(read.alternativeRenditions()).hasSize(2);
        assertThat(read.iFrameVariants()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsOneClearSentence() {
        for (String bad : List.of(
                "",
                "#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=x\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,BANDWIDTH=2\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"open\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=0x0\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO=\"missing\"\na",
                "#EXT-X-STREAM-INF:BANDWIDTH=1 \na",
                "a",
                "#EXTINF:6,\na",
                "#EXT-X-MEDIA:TYPE=NOISE\n")) {
            assertThatThrownBy(() -> MultivariantPlaylist.parse("#EXTM3U\n" + bad))
                    .as(bad)
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("playlist");
        }
    }

    @Test
    void aQuotedValueMayHoldCommasAndEqualsSigns() throws EncoderException {
        var read = MultivariantPlaylist.parse(
                "#EXTM3U\n#EXT-X-STREAM-INF:NAME=\"a,b=c\",BANDWIDTH=5,CODECS=\"x, y\"\nv.m3u8?a=b,c\n");

        assertThat(read.variants().get(0).codecs()).containsExactly("x", "y");
        assertThat(read.variants().get(0).uri()).isEqualTo("v.m3u8?a=b,c");
    }

    @Test
    void aDefaultRenditionNeedNotSayThatItIsSelectedByItself() throws EncoderException {
        var read = MultivariantPlaylist.parse("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="g",NAME="n",DEFAULT=YES,URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=5,AUDIO="g"
                v.m3u8
                """);

        assertThat(read.audio().get(0).autoselect()).isTrue();
        assertThat(read.audio().get(0).channels()).isZero();
    }

    @Test
    void aNameWithAQuoteCannotBeWritten() {
        var broken = AudioRendition.only("g", "The \"best\"", null, 2, "a.m3u8");

        assertThatThrownBy(broken::render).hasMessageContaining("quotes");
    }

    @Test
    void aGroupHasOneDefaultAndNoNameTwice() {
        var variant = Variant.at("v").bandwidth(new Bandwidth(1, 1)).build();
        var one = AudioRendition.only("g", "One", null, 2, "1.m3u8");
        var two = AudioRendition.only("g", "Two", null, 2, "2.m3u8");

        assertThatThrownBy(
                        () -> new MultivariantPlaylist(true, List.of(one, two), List.of(), List.of(variant), List.of()))
                .hasMessageContaining("default");
        assertThatThrownBy(
                        () -> new MultivariantPlaylist(true, List.of(one, one), List.of(), List.of(variant), List.of()))
                .hasMessageContaining("name");
    }
}
