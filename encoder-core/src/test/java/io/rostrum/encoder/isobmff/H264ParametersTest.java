package io.rostrum.encoder.isobmff;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameter sets and pictures of streams that x264 made, in both of the forms in which devices give them. */
class H264ParametersTest {
    private static final byte[] START = {0, 0, 0, 1};

    @TempDir
    static Path dir;

    private static List<byte[]> first;
    private static List<byte[]> second;

    @BeforeAll
    static void encode() throws Exception {
        first = units("first.h264", "-x264-params", "aud=1");
        second = units("second.h264", "-x264-params", "sps-id=31", "-profile:v", "main");
    }

    private static List<byte[]> units(String name, String... options) throws Exception {
        Path file = dir.resolve(name);
        List<String> words = new java.util.ArrayList<>(
                List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=0.2", "-pix_fmt", "yuv420p"));
        words.addAll(List.of("-c:v", "libx264", "-preset", "superfast"));
        words.addAll(List.of(options));
        words.add(file.toString());
        FfmpegProgram.run(words.toArray(String[]::new));
        return H264Unit.split(Files.readAllBytes(file), 0);
    }

    private static H264Parameters parameters(List<byte[]> units) {
        return H264Parameters.ofUnits(units).orElseThrow();
    }

    private static byte[] withStartCodes(List<byte[]> units) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        units.forEach(unit -> {
            out.writeBytes(START);
            out.writeBytes(unit);
        });
        return out.toByteArray();
    }

    @Test
    void setsAreTheSameBehindStartCodesAndInAConfigurationRecord() {
        H264Parameters read = H264Parameters.of(withStartCodes(first)).orElseThrow();

        assertThat(H264Parameters.of(read.avcC())).contains(read);
        assertThat(read.sps().orElseThrow().width()).isEqualTo(320);
        assertThat(read.sps().orElseThrow().height()).isEqualTo(180);
        assertThat(read.sps().orElseThrow().plain()).isTrue();
    }

    @Test
    void setsOfTwoStreamsStandInOneRecordUnlessTheyBearTheSameNumber() {
        H264Parameters both = parameters(first).with(parameters(second)).orElseThrow();

        H264Parameters read = H264Parameters.of(both.avcC()).orElseThrow();
        assertThat(read.sequence()).hasSize(2);
        assertThat(read.picture()).hasSize(2);
        assertThat(read.avcC()[1]).as("the higher profile").isEqualTo((byte) 100);
        assertThat(parameters(second).isWithin(read)).isTrue();
        assertThat(read.isWithin(parameters(second))).isFalse();
        assertThat(parameters(first).with(parameters(first))).isEmpty();
    }

    @Test
    void aPictureLosesWhatATrackHasNoUseFor() {
        Optional<H264Picture> picture = H264Picture.of(withStartCodes(first.subList(0, 5)), 0);

        assertThat(first.subList(0, 5))
                .extracting(H264Unit::type)
                .contains(H264Unit.DELIMITER, H264Unit.SEQUENCE, H264Unit.PICTURE, H264Unit.IDR_SLICE);
        assertThat(picture.orElseThrow().idr()).isTrue();
        assertThat(picture.orElseThrow().parameters()).contains(parameters(first));
        assertThat(H264Nals.isIdr(picture.orElseThrow().data())).isTrue();
        assertThat(H264Unit.split(picture.orElseThrow().data(), 4))
                .extracting(H264Unit::type)
                .doesNotContain(H264Unit.DELIMITER, H264Unit.SEQUENCE, H264Unit.PICTURE);
    }

    @Test
    void damageIsNoPictureAndNoParameters() {
        assertThat(H264Parameters.of(new byte[] {1, 100, 0, 30, -1, -31, 0, 50, 1}))
                .isEmpty();
        assertThat(H264Parameters.of(new byte[0])).isEmpty();
        assertThat(H264Picture.of(new byte[] {0, 0, 1, 101, 5}, 4)).isEmpty();
        assertThat(H264Picture.of(new byte[0], 0)).isEmpty();
    }
}
