package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as partners bring them: other containers, shapes, rates and colours than our masters have. */
class ForeignInputsTest {
    private static final String PICTURE = "testsrc2=size=640x360:rate=25:duration=4";
    private static final String SOUND = "sine=frequency=440:duration=4:sample_rate=48000";

    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lecture.mp4, -c:v libx264 -preset ultrafast -c:a aac",
        "lecture.mkv, -c:v libx264 -preset ultrafast -c:a libopus",
        "lecture.mov, -c:v mjpeg -c:a pcm_s16le",
        "lecture.webm, -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus",
        "lecture.ts, -c:v mpeg2video -c:a mp2",
        "lecture.avi, -c:v mpeg4 -c:a libmp3lame",
        "ten-bit-422.mkv, -c:v libx264 -preset ultrafast -pix_fmt yuv422p10le -c:a flac",
        "full-colour.mkv, -c:v libx264 -preset ultrafast -pix_fmt yuv444p -ar 44100 -c:a aac",
        "surround.mkv, -c:v libx264 -preset ultrafast -ac 6 -c:a ac3",
    })
    void everyCommonContainerAndCodecIsTaken(String name, String codecs) throws Exception {
        Path file = make(name, PICTURE, SOUND, codecs.split(" "));

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.renditions().get(0).format().toString()).isEqualTo("640x360");
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(4, within(0.15));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sixty-halves, testsrc2=size=320x180:rate=60:duration=3, 30",
        "fifty-halves, testsrc2=size=320x180:rate=50:duration=3, 25",
        "ntsc-stays, testsrc2=size=320x180:rate=30000/1001:duration=3, 29.97",
        "film-stays, testsrc2=size=320x180:rate=24000/1001:duration=3, 23.976",
    })
    void theFrameRateIsKeptUpToThirty(String name, String picture, double expected) throws Exception {
        EncodeResult result = encode(make(name + ".mp4", picture, null, "-c:v", "libx264", "-preset", "ultrafast"));

        assertConformant(result);
        int pictures = Decoded.pictureTimes(result.directory().resolve("video/180p.mp4"))
                .size();
        assertThat(pictures / 3.0).isCloseTo(expected, within(0.7));
        assertThat(result.renditions().get(0).format().frameRate()).isCloseTo(expected, within(0.01));
    }

    @Test
    void aPhoneHeldUprightStaysUpright() throws Exception {
        Path lying = make("lying.mp4", PICTURE, null, "-c:v", "libx264", "-preset", "ultrafast");
        Path upright = dir.resolve("upright.mp4");
        FfmpegProgram.run("-display_rotation", "90", "-i", lying.toString(), "-c", "copy", upright.toString());

        assertThat(encode(upright).renditions().get(0).format().height()).isEqualTo(640);
    }

    @Test
    void widePixelsBecomeSquareOnes() throws Exception {
        Path file = make(
                "anamorphic.mp4",
                "testsrc2=size=360x288:rate=25:duration=2",
                null,
                "-vf",
                "setsar=16/9",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");

        assertThat(encode(file).renditions().get(0).format().toString()).isEqualTo("640x288");
    }

    @Test
    void interlacedPicturesAreMadeWhole() throws Exception {
        Path file = make(
                "interlaced.mkv",
                "testsrc2=size=320x180:rate=50:duration=2",
                null,
                "-vf",
                "interlace",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-flags",
                "+ilme+ildct");

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.renditions().get(0).format().frameRate()).isEqualTo(25);
    }

    @Test
    void brightColoursOfHighDynamicRangeAreMappedNotClipped() throws Exception {
        Path file = make(
                "hdr.mkv",
                "testsrc2=size=320x180:rate=25:duration=1",
                null,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p10le",
                "-color_trc",
                "smpte2084",
                "-color_primaries",
                "bt2020",
                "-colorspace",
                "bt2020nc");

        assertConformant(encode(file));
    }

    @Test
    void oddSidesAreMadeEven() throws Exception {
        Path file = make("odd.mkv", "testsrc2=size=321x181:rate=25:duration=1", null, "-c:v", "ffv1");

        Rendition top = encode(file).renditions().get(0);

        assertThat(top.format().width() % 2 + top.format().height() % 2).isZero();
    }

    @Test
    void soundThatStartsLateStaysLate() throws Exception {
        Path picture = make("picture.mp4", PICTURE, null, "-c:v", "libx264", "-preset", "ultrafast");
        Path sound = make("sound.wav", null, SOUND);
        Path late = dir.resolve("late.mkv");
        FfmpegProgram.run(
                "-i", picture.toString(), "-itsoffset", "1.5", "-i", sound.toString(), "-c", "copy", late.toString());

        EncodeResult result = encode(late);

        assertConformant(result);
        Path track = result.directory().resolve("audio/64k.mp4");
        assertThat(Decoded.beeps(track).get(0)).isCloseTo(1.5, within(0.03));
        assertThat(Decoded.soundSamples(track, new AudioFormat(48_000, 1)) / 48_000.0)
                .isCloseTo(5.5, within(0.1));
    }

    @Test
    void ofATruncatedFileWhatIsThereIsKept() throws Exception {
        Path file = make("whole.mkv", PICTURE, SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.media().toMillis()).isBetween(1000L, 3500L);
    }

    @Test
    void aPictureOfOnePixelIsRefused() throws Exception {
        Path file = make("dot.mkv", "color=size=2x2:rate=25:duration=1", null, "-c:v", "ffv1");

        assertThatThrownBy(() -> encode(file))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("too small");
        assertThat(Files.exists(dir.resolve("package"))).isFalse();
    }

    private Path make(String name, String picture, String sound, String... codecs) throws Exception {
        List<String> arguments = new ArrayList<>();
        for (String source : new String[] {picture, sound}) {
            if (source != null) {
                arguments.addAll(List.of("-f", "lavfi", "-i", source));
            }
        }
        arguments.addAll(List.of(codecs));
        Path file = dir.resolve(name);
        arguments.add(file.toString());
        FfmpegProgram.run(arguments.toArray(String[]::new));
        return file;
    }

    private EncodeResult encode(Path file) throws EncoderException, InterruptedException {
        EncodeRequest request = new EncodeRequest(
                "test-1",
                List.of(new InputTrack(file, Flavor.COMPOSED)),
                null,
                Ladder.SMALL,
                Map.of(),
                dir.resolve("package"));
        return new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }

    private static void assertConformant(EncodeResult result) throws EncoderException {
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }
}
