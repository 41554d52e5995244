package io.rostrum.encoder.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.rostrum.encoder.EncoderException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaPlaylistTest {
    private static final MediaMap MAP = new MediaMap("360p.mp4", new ByteRange(800, 0));
    private static final List<MediaSegment> SEGMENTS = List.of(
            MediaSegment.of("360p.mp4", new ByteRange(1000, 800), 540_000, 90_000),
            MediaSegment.of("360p.mp4", new ByteRange(700, 1800), 225_225, 90_000));

    @Test
    void aCompletePlaylistIsWrittenLikeThis() {
        assertThat(MediaPlaylist.vod(MAP, SEGMENTS).render()).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:6
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="360p.mp4",BYTERANGE="800@0"
                #EXTINF:6.000,
                #EXT-X-BYTERANGE:1000@800
                360p.mp4
                #EXTINF:2.5025,
                #EXT-X-BYTERANGE:700@1800
                360p.mp4
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void whatIsWrittenReadsTheSame() throws EncoderException {
        MediaPlaylist event = MediaPlaylist.event(MAP, 6, SEGMENTS);
        MediaPlaylist iFrames = MediaPlaylist.iFrames(MAP, SEGMENTS);
        MediaPlaylist text =
                MediaPlaylist.vod(null, List.of(new MediaSegment("en-1.vtt", null, new BigDecimal("12.345678"))));

        assertThat(MediaPlaylist.parse(event.render())).isEqualTo(event);
        assertThat(MediaPlaylist.parse(event.sealed().render())).isEqualTo(MediaPlaylist.vod(MAP, SEGMENTS));
        assertThat(MediaPlaylist.parse(iFrames.render())).isEqualTo(iFrames);
        assertThat(MediaPlaylist.parse(text.render())).isEqualTo(text);
    }

    @Test
    void aSecondReaderUnderstandsWhatWeWrite() throws Exception {
        var read = new MediaPlaylistParser()
                .readPlaylist(MediaPlaylist.vod(MAP, SEGMENTS).render());

        assertThat(read.targetDuration()).isEqualTo(6);
        assertThat(read.ongoing()).isFalse();
        assertThat(read.mediaSegments()).hasSize(2);
        assertThat(read.mediaSegments().get(1).duration()).isEqualTo(2.5025);
        assertThat(read.mediaSegments().get(1).byteRange().orElseThrow().length())
                .isEqualTo(700);
        assertThat(read.mediaSegments().get(1).byteRange().orElseThrow().offset())
                .hasValue(1800L);
    }

    @Test
    void theTargetDurationIsTheLongestSegmentRoundedToTheNearestSecond() {
        assertThat(MediaPlaylist.targetDurationOf(List.of(lasting("6.499999")))).isEqualTo(6);
        assertThat(MediaPlaylist.targetDurationOf(List.of(lasting("6.5"), lasting("2"))))
                .isEqualTo(7);
    }

    @Test
    void anEventRefusesASegmentThatWouldChangeItsTargetDuration() {
        assertThatThrownBy(() -> MediaPlaylist.event(null, 6, List.of(lasting("6.5"))))
                .hasMessageContaining("may not change");
    }

    @Test
    void aByteRangeWithoutOffsetFollowsTheOneBefore() throws EncoderException {
        MediaPlaylist read = MediaPlaylist.parse("""
                #EXTM3U
                #EXT-X-TARGETDURATION:6
                #EXTINF:6,
                #EXT-X-BYTERANGE:100@50
                a.mp4
                #EXTINF:6,title, with a comma
                #EXT-X-BYTERANGE:30
                a.mp4
                """);

        assertThat(read.segments().get(1).range()).isEqualTo(new ByteRange(30, 150));
    }

    @Test
    void unknownTagsCommentsAndWindowsLineEndsArePassedOver() throws EncoderException {
        MediaPlaylist read = MediaPlaylist.parse(
                "#EXTM3U\r\n# a comment\r\n#EXT-X-FUTURE:1\r\n\r\n#EXT-X-TARGETDURATION:6\r\n#EXTINF:6.0,\r\na.mp4\r\n");

        assertThat(read.segments()).containsExactly(lasting("6"));
    }

    @Test
    void whatCannotBeReadNamesItsLine() {
        String head = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n";
        assertThatThrownBy(() -> MediaPlaylist.parse("\u0000\u0001binary")).hasMessageContaining("#EXTM3U");
        assertThatThrownBy(() -> MediaPlaylist.parse("")).hasMessageContaining("#EXTM3U");
        assertThatThrownBy(() -> MediaPlaylist.parse("#EXTM3U\n")).hasMessageContaining("EXT-X-TARGETDURATION");
        for (String bad : List.of(
                "#EXTINF:six,\na",
                "#EXTINF:-1,\na",
                "#EXTINF:1e400000000,\na",
                "a.mp4",
                "#EXT-X-PLAYLIST-TYPE:LIVE",
                "#EXT-X-MAP:BYTERANGE=\"1@0\"",
                "#EXT-X-MAP:URI=unquoted",
                "#EXT-X-MAP:URI=\"open",
                "#EXTINF:6,\n#EXT-X-BYTERANGE:5\na",
                "#EXTINF:6,\n#EXT-X-BYTERANGE:0@0\na",
                "#EXTINF:6,\n#EXT-X-BYTERANGE:99999999999999999999@0\na")) {
            assertThatThrownBy(() -> MediaPlaylist.parse(head + bad))
                    .as(bad)
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("in line ");
        }
    }

    @Test
    void aUriCannotBreakOutOfItsLineOrItsQuotes() {
        for (String uri : List.of("", " ", "a\nb", "a\"b", "#a")) {
            assertThatThrownBy(() -> new MediaMap(uri, null)).as(uri).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static MediaSegment lasting(String seconds) {
        return new MediaSegment("a.mp4", null, new BigDecimal(seconds));
    }
}
