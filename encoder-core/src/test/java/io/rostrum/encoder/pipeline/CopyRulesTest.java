package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reason for which a master's own pictures may not be the top rung. */
class CopyRulesTest {
    private static final int SECOND = 90_000;
    private static final VideoFormat SHAPE = new VideoFormat(320, 180, 25);

    @TempDir
    static Path dir;

    private static TrackFormat master;

    @BeforeAll
    static void record() throws Exception {
        master = format(SyntheticMedia.video(dir, "camera", SHAPE, 1));
    }

    @Test
    void aMasterOfOursIsCopied() {
        assertThat(CopyRules.obstacle(master, SHAPE)).isEmpty();
        assertThat(secondByOne(14, 2, 50_000)).isEmpty();
    }

    @Test
    void anotherCodecIsRefused() throws Exception {
        TrackFormat sound = format(SyntheticMedia.audio(dir, "sound", 1));

        assertThat(sound.codec()).isNotEqualTo(Codec.H264);
        assertThat(CopyRules.obstacle(sound, SHAPE)).contains("it is not H.264");
    }

    @Test
    void aParameterSetThatCannotBeReadIsRefused() {
        assertThat(CopyRules.obstacle(withConfig(new byte[] {1, 2, 3}), SHAPE))
                .contains("its parameter set cannot be read");
    }

    @Test
    void aProfileThatNotEveryPlayerTakesIsRefused() throws Exception {
        assertThat(CopyRules.obstacle(encoded("baseline", "-profile:v", "baseline"), SHAPE))
                .contains("its profile is neither High nor Main");
    }

    @Test
    void aLevelThatNotEveryPlayerTakesIsRefused() throws Exception {
        assertThat(CopyRules.obstacle(encoded("level", "-profile:v", "high", "-level", "5.1"), SHAPE))
                .contains("its level is above 4.2");
    }

    @Test
    void interlacedPicturesAreRefused() throws Exception {
        assertThat(CopyRules.obstacle(encoded("fields", "-profile:v", "high", "-flags", "+ildct"), SHAPE))
                .contains("its pictures are not 8-bit 4:2:0 frames");
    }

    @Test
    void aPictureLargerThanTheTopRungIsRefused() {
        assertThat(CopyRules.obstacle(master, new VideoFormat(160, 90, 25)))
                .contains("its picture is larger than the top rung");
    }

    @Test
    void whatDoesNotBeginWithAKeyPictureIsRefused() {
        assertThat(new CopyRules(SECOND).add(0, 3600, 100, false, false, false))
                .contains("it does not begin with an IDR picture");
    }

    @Test
    void aCutThatEndsBetweenKeyPicturesIsRefused() {
        CopyRules rules = new CopyRules(SECOND);
        assertThat(rules.add(0, 3600, 100, true, true, false)).isEmpty();

        assertThat(rules.add(3600, 3600, 100, false, false, true)).contains("a cut does not end at an IDR picture");
        assertThat(rules.add(7200, 3600, 100, true, true, true)).isEmpty();
    }

    @Test
    void openGroupsOfPicturesAreRefused() {
        assertThat(new CopyRules(SECOND).add(0, 3600, 100, true, false, false))
                .contains("its groups of pictures are open");
    }

    @Test
    void aGapIsRefused() {
        assertThat(new CopyRules(SECOND).add(0, 3L * SECOND, 100, true, true, false))
                .contains("it has a gap");
    }

    @Test
    void keyPicturesOffTheGridOfSegmentsAreRefused() {
        assertThat(secondByOne(14, 4, 50_000)).contains("its IDR pictures are not on the segment grid");
        assertThat(secondByOne(14, 20, 50_000)).contains("its IDR pictures are not on the segment grid");
    }

    @Test
    void aBitRateAboveTheTopRungsIsRefusedOnTheWholeAndInASegment() {
        int bound = (int) (CopyRules.MAX_BIT_RATE / 8);

        assertThat(secondByOne(12, 2, bound)).isEmpty();
        assertThat(secondByOne(12, 2, bound * 11 / 10)).contains("its bit rate is too high");
        assertThat(secondByOne(12, 2, bound * 21 / 10)).contains("its bit rate has too high a peak");
    }

    @Test
    void nothingIsNotCopied() {
        assertThat(new CopyRules(SECOND).whole()).contains("it holds no picture");
    }

    /** A picture a second, an IDR picture each so many. */
    private static Optional<String> secondByOne(int seconds, int idrEach, int bytes) {
        CopyRules rules = new CopyRules(SECOND);
        for (int i = 0; i < seconds; i++) {
            boolean idr = i % idrEach == 0;
            Optional<String> obstacle = rules.add((long) i * SECOND, SECOND, bytes, idr, idr, false);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return rules.whole();
    }

    private static TrackFormat withConfig(byte[] config) {
        return TrackFormat.h264(SHAPE, config);
    }

    private static TrackFormat encoded(String name, String... options) throws Exception {
        Path file = dir.resolve(name + ".mp4");
        List<String> words = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25:duration=0.2",
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "superfast"));
        words.addAll(List.of(options));
        words.addAll(List.of("-movflags", "frag_keyframe+empty_moov", file.toString()));
        FfmpegProgram.run(words.toArray(String[]::new));
        return format(file);
    }

    private static TrackFormat format(Path file) throws Exception {
        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            return mp4.format();
        }
    }
}
