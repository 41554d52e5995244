package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.isobmff.Fragment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Breaks the media of a good package against its playlists, one rule at a time. */
class MediaRulesTest extends BrokenPackage {
    @Test
    void aMediaFileThatIsNotThereIsTold() throws Exception {
        Files.delete(broken.resolve("video/180p.mp4"));
        TestPackage.seal(broken);

        assertThat(only("uri-exists").sentence()).contains("video/180p.mp4");
    }

    @Test
    void aMediaFileThatIsNoMp4IsTold() throws Exception {
        write("video/180p.mp4", "this is not a film");
        TestPackage.seal(broken);

        assertThat(only("media-readable").file()).isEqualTo("video/180p.mp4");
    }

    @Test
    void aMissingMapIsTold() throws Exception {
        write("audio.m3u8", read("audio.m3u8").replaceFirst("#EXT-X-MAP.*\n", ""));
        TestPackage.seal(broken);

        only("map-present");
    }

    @Test
    void aMapThatIsNotTheHeaderIsTold() throws Exception {
        write("audio.m3u8", read("audio.m3u8").replaceFirst("BYTERANGE=\"\\d+@0\"", "BYTERANGE=\"100@0\""));
        TestPackage.seal(broken);

        only("map-present");
    }

    @Test
    void aByteRangeOutsideItsFileIsTold() throws Exception {
        cutFile("video/180p.mp4", 100);

        assertThat(only("byte-ranges").sentence()).contains("the file at");
    }

    @Test
    void aByteRangeThatStartsWithinAFragmentIsTold() throws Exception {
        Fragment first = fragments("audio/speech.mp4").get(0);
        String range = first.length() + "@" + first.offset();
        edit("audio.m3u8", "E:" + range + "\n", "E:" + (first.length() + 1) + "@" + (first.offset() - 1) + "\n");

        assertThat(only("byte-ranges").sentence()).contains("no fragment does");
    }

    @Test
    void byteRangesThatOverlapAreTold() throws Exception {
        List<Fragment> fragments = fragments("audio/speech.mp4");
        Fragment first = fragments.get(0);
        Fragment second = fragments.get(1);
        edit(
                "audio.m3u8",
                "E:" + second.length() + "@" + second.offset() + "\n",
                "E:" + (first.length() + second.length()) + "@" + first.offset() + "\n");

        assertThat(ids()).contains("byte-ranges");
        assertThat(PackageVerifier.verify(broken))
                .filteredOn(problem -> problem.ruleId().equals("byte-ranges"))
                .extracting(Problem::sentence)
                .anyMatch(sentence -> sentence.contains("inside the one before"));
    }

    @Test
    void anIFrameRangeThatCutsThePictureIsTold() throws Exception {
        String before = read("video/72p-iframe.m3u8");
        write(
                "video/72p-iframe.m3u8",
                Pattern.compile("(?<=RANGE:)\\d+")
                        .matcher(before)
                        .replaceFirst(match -> Long.toString(Long.parseLong(match.group()) - 1)));
        TestPackage.seal(broken);

        assertThat(ids()).containsExactly("iframe-ranges");
    }

    @Test
    void aSegmentThatStartsWithoutIdrIsTold() throws Exception {
        Path file = broken.resolve("video/180p.mp4");
        byte[] media = Files.readAllBytes(file);
        int at = (int) fragments("video/180p.mp4").get(1).samples().get(0).offset();
        turnIdrIntoPlainPicture(media, at);
        Files.write(file, media);
        TestPackage.seal(broken);

        Problem problem = only("segment-idr");
        assertThat(problem.sentence()).contains("Segment 2");
        assertThat(problem.offset()).isEqualTo(at);
    }

    @Test
    void aSegmentWhoseIdrIsNotFlaggedIsTold() throws Exception {
        Path file = broken.resolve("video/180p.mp4");
        byte[] media = Files.readAllBytes(file);
        int trun =
                indexOf(media, "trun", (int) fragments("video/180p.mp4").get(1).offset());
        // After type, flags, count and data offset comes the first sample: duration if it is its own, size, flags.
        int flags = trun + 16 + ((media[trun + 6] & 1) != 0 ? 4 : 0) + 4;
        media[flags] = 1;
        media[flags + 1] = 1;
        Files.write(file, media);
        TestPackage.seal(broken);

        assertThat(only("segment-idr").sentence()).contains("does not call a sync sample");
    }

    @Test
    void aJumpInDecodeTimesIsTold() throws Exception {
        moveDecodeTime("audio/speech.mp4", 1, 10);

        assertThat(ids()).containsExactly("decode-times");
    }

    @Test
    void aDecodeTimeThatIsATickOffIsRounding() throws Exception {
        moveDecodeTime("audio/speech.mp4", 1, 1);

        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void anExtinfThatIsNotTheSamplesLengthIsTold() throws Exception {
        write("audio.m3u8", read("audio.m3u8").replaceFirst("#EXTINF:6\\.\\d+", "#EXTINF:6.02"));
        TestPackage.seal(broken);

        only("extinf");
    }

    @Test
    void rungsWithOtherSegmentBoundariesAreTold() throws Exception {
        for (int fragment = 0; fragment < 3; fragment++) {
            moveDecodeTime("video/72p.mp4", fragment, 3600);
        }

        assertThat(ids()).containsExactly("aligned-segments");
    }

    @Test
    void aSoundShorterThanThePictureIsTold() throws Exception {
        dropLastSegment("audio/speech.m3u8");

        assertThat(ids()).contains("sound-length").doesNotContain("extinf", "byte-ranges");
    }

    @Test
    void aSoundThatStartsLateIsTold() throws Exception {
        for (int fragment = 0; fragment < 3; fragment++) {
            moveDecodeTime("audio/speech.mp4", fragment, 24_000);
        }

        assertThat(only("sound-length").sentence()).contains("starts 0.500 s after");
    }

    /** Walks the NAL units of the sample at {@code at} and turns type 5 into type 1. */
    private static void turnIdrIntoPlainPicture(byte[] media, int at) {
        ByteBuffer bytes = ByteBuffer.wrap(media);
        int unit = at;
        while ((media[unit + 4] & 0x1f) != 5) {
            unit += 4 + bytes.getInt(unit);
        }
        media[unit + 4] = (byte) (media[unit + 4] & 0xe0 | 1);
    }

    @Test
    void aProfileThatNotEveryPlayerHasIsTold() throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve("video/72p.mp4"));
        int avcC = indexOf(media, "avcC", 0);
        int sps = indexOf(media, "\u0067\u0064", avcC); // an SPS of the High profile
        String codec = "avc1.64" + hex(media[avcC + 6]) + hex(media[avcC + 7]);
        for (int[] change : new int[][] {{110, 0x6e}, {77, 0x4d}}) {
            media[avcC + 5] = (byte) change[0];
            media[sps + 1] = (byte) change[0];
            Files.write(broken.resolve("video/72p.mp4"), media);
            write(
                    "master.m3u8",
                    Files.readString(good.resolve("master.m3u8"))
                            .replace(codec, "avc1." + hex((byte) change[1]) + codec.substring(7)));
            TestPackage.seal(broken);

            assertThat(PackageVerifier.verify(broken))
                    .filteredOn(problem -> problem.ruleId().equals("h264-profile"))
                    .extracting(Problem::severity)
                    .containsExactly(change[0] > 100 ? Problem.Severity.ERROR : Problem.Severity.WARNING);
        }
    }

    private static String hex(byte value) {
        return String.format("%02x", value & 0xff);
    }

    @Test
    void iFramesThatDoNotLastAsLongAsThePictureAreTold() throws Exception {
        dropLastSegment("video/72p-iframe.m3u8");

        assertThat(ids()).contains("iframe-durations").doesNotContain("extinf", "iframe-ranges");
    }

    @Test
    void transportStreamsAreAWarningNotAMissingHeader() throws Exception {
        byte[] stream = new byte[188 * 10];
        for (int packet = 0; packet < stream.length; packet += 188) {
            stream[packet] = 0x47;
        }
        Files.write(broken.resolve("audio/old.ts"), stream);
        write(
                "audio.m3u8",
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXT-X-PLAYLIST-TYPE:VOD\n"
                        + "#EXTINF:6.0,\naudio/old.ts\n#EXT-X-ENDLIST\n");
        TestPackage.seal(broken);

        assertThat(only("media-container").severity()).isEqualTo(Problem.Severity.WARNING);
    }
}
