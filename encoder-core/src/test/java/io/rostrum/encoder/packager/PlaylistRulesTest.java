package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.packager.Problem.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Breaks the playlists and the ladder of a good package, one rule at a time. */
class PlaylistRulesTest extends BrokenPackage {
    @Test
    void aBinaryMultivariantPlaylistIsTold() throws Exception {
        byte[] noise = new byte[4000];
        new Random(1).nextBytes(noise);
        Files.write(broken.resolve("master.m3u8"), noise);
        TestPackage.seal(broken);

        assertThat(only("playlist-readable").file()).isEqualTo("master.m3u8");
    }

    @Test
    void aMissingMultivariantPlaylistIsTold() throws Exception {
        Files.delete(broken.resolve("master.m3u8"));
        TestPackage.seal(broken);

        assertThat(only("playlist-readable").sentence()).contains("master.m3u8");
    }

    @Test
    void aVariantWithoutBandwidthIsTold() throws Exception {
        write("master.m3u8", read("master.m3u8").replaceFirst("INF:BANDWIDTH=\\d+,", "INF:"));
        TestPackage.seal(broken);

        assertThat(only("playlist-readable").sentence()).contains("BANDWIDTH").contains("line");
    }

    @Test
    void aPlaylistWithoutSegmentsIsTold() throws Exception {
        write("audio.m3u8", read("audio.m3u8").replaceAll("(?s)#EXTINF.*(?=#EXT-X-ENDLIST)", ""));
        TestPackage.seal(broken);

        only("playlist-readable");
    }

    @Test
    void missingIndependentSegmentsAreTold() throws Exception {
        edit("master.m3u8", "#EXT-X-INDEPENDENT-SEGMENTS\n", "");
        assertThat(only("independent-segments").severity()).isEqualTo(Severity.WARNING);

        edit("video/72p.m3u8", "#EXT-X-INDEPENDENT-SEGMENTS\n", "");
        assertThat(only("independent-segments").severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void eachMissingAttributeOfAVariantIsTold() throws Exception {
        String before = read("master.m3u8");
        for (String attribute : List.of("AVERAGE-BANDWIDTH", "CODECS", "RESOLUTION", "FRAME-RATE")) {
            write(
                    "master.m3u8",
                    before.replaceFirst("(STREAM-INF:BANDWIDTH=.*?)," + attribute + "=(\"[^\"]*\"|[^,]*)", "$1"));
            TestPackage.seal(broken);

            assertThat(only("variant-attributes").sentence()).endsWith(attribute + ".");
        }
    }

    @Test
    void codecsThatAreNotTheMediasAreTold() throws Exception {
        edit("master.m3u8", "avc1.64", "avc1.4d");

        only("codecs-match");
    }

    @Test
    void aResolutionThatIsNotTheMediasIsTold() throws Exception {
        edit("master.m3u8", "RESOLUTION=320x180", "RESOLUTION=320x240");

        only("resolution-match");
    }

    @Test
    void aBandwidthBelowTheMeasuredPeakIsTold() throws Exception {
        scale("BANDWIDTH", "180p", 0.99);

        assertThat(only("bandwidth-peak").sentence()).contains("stall");
    }

    @Test
    void aBandwidthFarAboveTheMeasuredPeakIsTold() throws Exception {
        scale("BANDWIDTH", "180p", 1.12);

        assertThat(only("bandwidth-peak").sentence()).contains("too late");
    }

    @Test
    void anAverageBandwidthThatIsNotMeasuredIsTold() throws Exception {
        scale("AVERAGE-BANDWIDTH", "180p", 0.85);

        only("bandwidth-average");
    }

    @Test
    void aSegmentLongerThanTheTargetDurationIsTold() throws Exception {
        edit("audio.m3u8", "TARGETDURATION:6", "TARGETDURATION:5");

        only("target-duration");
    }

    @Test
    void aSoundWithAnotherTargetDurationThanThePictureIsTold() throws Exception {
        edit("audio/speech.m3u8", "TARGETDURATION:6", "TARGETDURATION:7");

        assertThat(only("target-duration").sentence()).contains("the same");
    }

    @Test
    void aCompletePlaylistWithoutEndIsTold() throws Exception {
        edit("audio.m3u8", "#EXT-X-ENDLIST\n", "");

        only("playlist-ended");
    }

    @Test
    void aSealedPackageThatIsStillAnEventIsTold() throws Exception {
        edit("audio.m3u8", "TYPE:VOD", "TYPE:EVENT");

        only("playlist-ended");
    }

    @Test
    void aSoundWithoutLanguageIsAWarning() throws Exception {
        edit("master.m3u8", "LANGUAGE=\"en\",", "");

        assertThat(only("language").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aProgrammeWithoutIFramesIsAWarning() throws Exception {
        write("master.m3u8", read("master.m3u8").replaceFirst("#EXT-X-I-FRAME.*\n", ""));
        TestPackage.seal(broken);

        assertThat(only("iframe-playlist").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aPackageWithoutListeningProgrammeIsAWarning() throws Exception {
        Files.delete(broken.resolve("audio.m3u8"));
        TestPackage.seal(broken);

        assertThat(only("audio-only").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aLadderWithoutLowAndSmallRungsIsAWarning() throws Exception {
        Path large = TestPackage.makeLarge(dir.resolve("large"), dir.resolve("masters"));

        assertThat(PackageVerifier.verify(large))
                .extracting(Problem::ruleId)
                .containsExactly("peak-ratio", "lowest-rung", "small-rung");
        assertThat(PackageVerifier.verify(large)).extracting(Problem::severity).containsOnly(Severity.WARNING);
    }

    @Test
    void aTagThatStandsTwiceIsTold() throws Exception {
        edit("audio.m3u8", "#EXT-X-TARGETDURATION:6\n", "#EXT-X-TARGETDURATION:6\n#EXT-X-TARGETDURATION:6\n");

        assertThat(only("playlist-tags").sentence()).contains("Line 4").contains("twice");
    }

    @Test
    void aControlCharacterIsTold() throws Exception {
        edit("audio.m3u8", "#EXT-X-ENDLIST", "# \u0007\n#EXT-X-ENDLIST");

        assertThat(only("playlist-tags").sentence()).contains("control character");
    }

    @Test
    void mediaThatIsEncryptedIsTold() throws Exception {
        edit("audio.m3u8", "#EXTINF", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n#EXTINF");

        assertThat(only("playlist-tags").sentence()).contains("encrypted");
    }

    @Test
    void aVersionTooLowForThePlaylistsTagsIsTold() throws Exception {
        edit("audio.m3u8", "#EXT-X-VERSION:7", "#EXT-X-VERSION:5");

        assertThat(only("playlist-version").sentence()).contains("is 5").contains("need 6");
    }

    @Test
    void groupsOfSoundsWithOtherMembersAreTold() throws Exception {
        edit(
                "master.m3u8",
                "#EXT-X-STREAM-INF",
                "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"low\",NAME=\"Lecture\",LANGUAGE=\"fr\",DEFAULT=YES,AUTOSELECT=YES,"
                        + "CHANNELS=\"1\",URI=\"audio/speech.m3u8\"\n#EXT-X-STREAM-INF");

        assertThat(only("group-members").sentence()).contains("sound").contains("low");
    }

    @Test
    void closedCaptionsThatAreDeniedOnSomeVariantsOnlyAreTold() throws Exception {
        edit("master.m3u8", ",CLOSED-CAPTIONS=NONE", "");

        assertThat(only("closed-captions").sentence()).contains("1 of 2");
    }

    @Test
    void channelsThatAreNotTheMediasAreTold() throws Exception {
        edit("master.m3u8", "CHANNELS=\"1\"", "CHANNELS=\"2\"");
        assertThat(only("channels-match").severity()).isEqualTo(Severity.ERROR);

        edit("master.m3u8", "CHANNELS=\"2\",", "");
        assertThat(only("channels-match").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aFrameRateBelowThePicturesIsTold() throws Exception {
        edit("master.m3u8", "FRAME-RATE=25.000", "FRAME-RATE=24.000");
        assertThat(only("frame-rate").sentence()).contains("25.0");

        edit("master.m3u8", "FRAME-RATE=24.000", "FRAME-RATE=120.000");
        assertThat(only("frame-rate").sentence()).contains("60");
    }

    @Test
    void anotherTargetDurationThanSixSecondsIsAWarning() throws Exception {
        for (String playlist : List.of("video/72p", "video/180p", "video/72p-iframe", "audio/speech")) {
            edit(playlist + ".m3u8", "TARGETDURATION:6", "TARGETDURATION:8");
        }

        assertThat(only("segment-length").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void everyProblemSaysWhereItsRuleStands() throws Exception {
        assertThat(Rules.ALL).extracting(Rule::clause).allMatch(clause -> clause.matches("(Apple|RFC|Rostrum) .+"));
        edit("master.m3u8", "avc1.64", "avc1.4d");
        assertThat(only("codecs-match").clause()).contains("RFC 8216bis 4.4.6.2");
    }
}
