package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as partners bring them: other containers, shapes, rates and colours than our masters have. */
class ForeignInputsTest extends ForeignFiles {
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
        "high-speed-is-brought-below-thirty, testsrc2=size=320x180:rate=120:duration=3, 30",
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
        Path lying = make(
                "lying.mp4",
                "color=black:size=640x360:rate=25:duration=1,drawbox=x=0:y=0:w=320:h=360:c=white:t=fill",
                null,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
        Path upright = dir.resolve("upright.mp4");
        FfmpegProgram.run("-display_rotation", "90", "-i", lying.toString(), "-c", "copy", upright.toString());

        EncodeResult result = encode(upright);

        assertThat(result.renditions().get(0).format().height()).isEqualTo(640);
        int[] corners = new int[2];
        Decoded.each(result.directory().resolve("video/640p.mp4"), MediaKind.VIDEO, frame -> {
            ByteBuffer luma = frame.plane(0, frame.stride(0) * frame.height());
            corners[0] = luma.get(20 * frame.stride(0) + 20) & 0xff;
            corners[1] = luma.get((frame.height() - 20) * frame.stride(0) + 20) & 0xff;
        });
        // What was at the left is now at the foot: the file asks for a quarter turn against the clock.
        assertThat(corners[1] - corners[0]).isGreaterThan(150);
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

    /** A white bar that runs: where two fields show it at two places, its edges are combs. */
    @Test
    void interlacedPicturesAreMadeWhole() throws Exception {
        Path file = make(
                "interlaced.mkv",
                "color=black:size=320x180:rate=50:duration=2[b];color=white:size=40x180:rate=50:duration=2[w];"
                        + "[b][w]overlay=x='mod(n*6,280)':y=0,interlace",
                null,
                "-c:v libx264 -preset ultrafast -crf 4 -flags +ilme+ildct".split(" "));

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.renditions().get(0).format().frameRate()).isEqualTo(25);
        long combs = combs(file);
        assertThat(combs).isGreaterThan(1000);
        assertThat(combs(result.directory().resolve("video/180p.mp4"))).isLessThan(combs / 10);
    }

    /** Pixels unlike those above and below, which are alike; without the first pictures and the upper and lower edge. */
    private static long combs(Path file) throws EncoderException {
        long[] count = new long[2];
        Decoded.each(file, MediaKind.VIDEO, frame -> {
            int stride = frame.stride(0);
            ByteBuffer luma = frame.plane(0, stride * frame.height());
            for (int y = 8; count[1] > 2 && y < frame.height() - 8; y++) {
                for (int x = 0; x < frame.width(); x++) {
                    int above = luma.get((y - 1) * stride + x) & 0xff;
                    int here = luma.get(y * stride + x) & 0xff;
                    int below = luma.get((y + 1) * stride + x) & 0xff;
                    count[0] += Math.abs(above - below) < 20 && Math.abs(here - above) > 80 ? 1 : 0;
                }
            }
            count[1]++;
        });
        return count[0];
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1x1, gray", "2x2, yuv420p"})
    void aPictureOfOnePixelIsRefused(String size, String pixels) throws Exception {
        Path file =
                make("dot.mkv", "color=size=" + size + ":rate=25:duration=1,format=" + pixels, null, "-c:v", "ffv1");

        assertThatThrownBy(() -> encode(file))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("a picture of " + size)
                .hasMessageContaining("too small");
        assertThat(Files.exists(dir.resolve("package"))).isFalse();
    }

    /** A screen recorder's file: pictures come when something happens, between 2 and 25 a second. */
    @Test
    void picturesAtUnevenTimesAreShownAtTheirTimes() throws Exception {
        Path file = make(
                "uneven.mkv",
                "testsrc2=size=320x180:rate=25:duration=6,drawbox=c=black:t=fill,"
                        + "drawbox=c=white:t=fill:enable='between(t,1,1.19)+between(t,4,4.19)',"
                        + "select='if(between(t,2,3.5),not(mod(n,11)),1)'",
                "sine=frequency=1000:duration=6:sample_rate=48000,volume=0:enable='not(between(t,1,1.2)+between(t,4,4.2))'",
                "-fps_mode vfr -c:v libx264 -preset ultrafast -c:a aac".split(" "));

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(6, within(0.15));
        List<Double> flashes = Decoded.flashes(result.directory().resolve("video/180p.mp4"));
        List<Double> beeps = Decoded.beeps(result.directory().resolve("audio/64k.mp4"));
        assertThat(flashes).hasSize(2);
        assertThat(beeps).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(flashes.get(i)).isCloseTo(1 + 3 * i, within(0.05));
            assertThat(beeps.get(i)).isCloseTo(1 + 3 * i, within(0.05));
        }
    }

    /** The voice of a film is in the middle of its six channels; what is heard here is the left of two. */
    @ParameterizedTest(name = "channel {0}")
    @CsvSource({"0", "2", "4"})
    void ofSixChannelsTheVoiceInTheMiddleAndTheSidesAreHeard(int channel) throws Exception {
        String voice = "0.5*sin(2*PI*1000*t)*between(t\\,1\\,2)";
        StringBuilder channels = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            // FFmpeg's order: left, right, middle, bass, left and right behind.
            channels.append(i == 0 ? "" : "|").append(i == channel ? voice : "0");
        }
        Path file = make(
                "six.mkv",
                null,
                "aevalsrc=exprs=" + channels + ":channel_layout=5.1:sample_rate=44100:duration=3",
                "-c:a",
                "flac");

        EncodeResult result = encode(file);

        assertConformant(result);
        List<Double> beeps = Decoded.beeps(result.directory().resolve("audio/128k.mp4"));
        assertThat(beeps).hasSize(1);
        assertThat(beeps.get(0)).isCloseTo(1, within(0.03));
    }

    @Test
    void everyLanguageIsKeptAndOfferedInBothGroups() throws Exception {
        Path file = dir.resolve("languages.mkv");
        FfmpegProgram.run(
                ("-f lavfi -i testsrc2=size=960x540:rate=25:duration=2 -f lavfi -i sine=frequency=440:duration=2"
                                + " -f lavfi -i sine=frequency=880:duration=2 -map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast"
                                + " -c:a aac -metadata:s:a:0 language=fre -metadata:s:a:1 language=khm " + file)
                        .split(" "));

        EncodeResult result = new Transcoder(Clock.systemUTC())
                .encode(
                        new EncodeRequest(
                                "test-1",
                                List.of(new InputTrack(file, Flavor.COMPOSED)),
                                null,
                                Ladder.LECTURE,
                                Map.of("language", "km"),
                                dir.resolve("package")),
                        ProgressListener.NONE);

        assertConformant(result);
        String master = Files.readString(result.playlist());
        for (String group : List.of("128k", "64k")) {
            assertThat(master)
                    .containsPattern("GROUP-ID=\"" + group + "\",NAME=\"[^\"]+\",LANGUAGE=\"km\",DEFAULT=YES")
                    .containsPattern("GROUP-ID=\"" + group + "\",NAME=\"Français\",LANGUAGE=\"fr\",DEFAULT=NO");
        }
        assertThat(result.directory().resolve("audio/64k-fr.mp4")).isNotEmptyFile();
        assertThat(result.directory().resolve("audio.m3u8")).content().contains("audio/listen.mp4");
        assertThat(result.directory().resolve("audio-fr.m3u8")).content().contains("audio/listen-fr.mp4");
        assertThat(MediaPackage.open(result.directory()).files())
                .containsSubsequence("audio-fr.m3u8", "audio.m3u8", "video/234p.mp4");
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"0", "100"})
    void filesThatWereJoinedGoOnWhereTheirTimesBreak(int offset) throws Exception {
        for (int part = 0; part < 2; part++) {
            FfmpegProgram.run(
                    "-f",
                    "lavfi",
                    "-i",
                    "color=black:size=320x180:rate=25:duration=3,drawbox=c=white:t=fill:enable='between(t,1,1.19)'",
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=frequency=1000:duration=3:sample_rate=48000,volume=0:enable='not(between(t,1,1.2))'",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-c:a",
                    "mp2",
                    "-output_ts_offset",
                    Integer.toString(part * offset),
                    dir.resolve(part + ".ts").toString());
        }
        Path joined = dir.resolve("joined.ts");
        try (OutputStream out = Files.newOutputStream(joined)) {
            Files.copy(dir.resolve("0.ts"), out);
            Files.copy(dir.resolve("1.ts"), out);
        }

        EncodeResult result = encode(joined);

        assertConformant(result);
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(6, within(0.2));
        List<Double> flashes = Decoded.flashes(result.directory().resolve("video/180p.mp4"));
        List<Double> beeps = Decoded.beeps(result.directory().resolve("audio/64k.mp4"));
        assertThat(flashes).hasSize(2);
        assertThat(beeps).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(beeps.get(i)).isCloseTo(flashes.get(i), within(0.08));
            assertThat(flashes.get(i)).isCloseTo(1 + 3 * i, within(0.1));
        }
    }

    @Test
    void anEditListThatSkipsABeginningIsHeeded() throws Exception {
        Path whole = make(
                "uncut.mp4", PICTURE, SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-g", "100", "-c:a", "aac");
        Path cut = dir.resolve("cut.mp4");
        FfmpegProgram.run("-ss", "1.5", "-i", whole.toString(), "-c", "copy", cut.toString());

        EncodeResult result = encode(cut);

        assertConformant(result);
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(2.5, within(0.1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"captions.mp4, mov_text", "captions.mkv, srt", "styled.mkv, ass", "web.mkv, webvtt"})
    void captionsWithinAFileBecomeWebVttWithTheirLanguage(String name, String form) throws Exception {
        Path srt = Files.writeString(
                dir.resolve("talk.srt"),
                "1\n00:00:00,500 --> 00:00:01,250\nBonjour, <i>a < b</i>\n\n2\n00:00:01,500 --> 00:00:01,900\nសួស្តី\n");
        Path file = dir.resolve(name);
        FfmpegProgram.run(("-f lavfi -i testsrc2=size=320x180:rate=25:duration=2 -i " + srt
                        + " -c:v libx264 -preset ultrafast -c:s " + form
                        + " -metadata:s:s:0 language=fra -output_ts_offset 5 " + file)
                .split(" "));

        EncodeResult result = encode(file);

        assertThat(PackageVerifier.verify(result.directory())).isEmpty();
        assertThat(result.directory().resolve("text/fr.vtt"))
                .content()
                .contains("00:00:00.500 --> 00:00:01.250", "00:00:01.500 --> 00:00:01.900", "Bonjour", "សួស្តី");
        assertThat(Files.readString(result.playlist())).contains("LANGUAGE=\"fr\"");
    }

    /** Greys from 5 to 1000 nit, against the curve by which they are mapped, computed here. */
    @Test
    void highDynamicRangeKeepsItsGreysApartAndWhereTheCurveSays() throws Exception {
        double[] nits = {5, 50, 100, 203, 1000};
        StringBuilder levels = new StringBuilder(Long.toString(tenBits(nits[nits.length - 1])));
        for (int i = nits.length - 2; i >= 0; i--) {
            levels.insert(0, "if(lt(X," + 64 * (i + 1) + ")," + tenBits(nits[i]) + ",")
                    .append(')');
        }
        Path file = make(
                "greys.mkv",
                "color=gray:size=320x180:rate=25:duration=1,format=yuv420p10le,geq=lum='" + levels + "':cb=512:cr=512,"
                        + "setparams=color_trc=smpte2084:color_primaries=bt2020:colorspace=bt2020nc:range=tv",
                null,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "1");

        EncodeResult result = encode(file);

        double[] seen = new double[nits.length];
        Decoded.each(result.directory().resolve("video/180p.mp4"), MediaKind.VIDEO, frame -> {
            for (int i = 0; i < nits.length; i++) {
                seen[i] = frame.plane(0, frame.stride(0) * 180).get(90 * frame.stride(0) + 64 * i + 32) & 0xff;
            }
        });
        for (int i = 0; i < nits.length; i++) {
            assertThat(seen[i]).as(nits[i] + " nit").isCloseTo(mapped(nits[i]), within(2.5));
        }
    }

    /** SMPTE ST 2084, in video range of ten bits. */
    private static long tenBits(double nits) {
        double light = Math.pow(nits / 10_000, 0.1593017578125);
        double signal = Math.pow((0.8359375 + 18.8515625 * light) / (1 + 18.6875 * light), 78.84375);
        return Math.round(64 + 876 * signal);
    }

    /** Hable's curve from 1,000 nit down, 100 nit being one; then as BT.1886 shows it, in video range of eight bits. */
    private static double mapped(double nits) {
        return 16 + 219 * Math.pow(hable(nits / 100) / hable(10), 1 / 2.4);
    }

    private static double hable(double x) {
        return (x * (0.15 * x + 0.05) + 0.004) / (x * (0.15 * x + 0.5) + 0.06) - 0.02 / 0.3;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yuvj420p, libx264", "gbrp, libx264rgb", "yuv444p10le, libx264", "yuv422p, libx264"})
    void coloursStayWhatTheyWere(String pixels, String codec) throws Exception {
        Path file = make(
                "gray.mkv",
                "color=0xc08040:size=320x180:rate=25:duration=1",
                null,
                "-vf",
                "scale=out_color_matrix=bt709,format=" + pixels,
                "-c:v",
                codec,
                "-preset",
                "ultrafast",
                "-colorspace",
                pixels.equals("gbrp") ? "rgb" : "bt709");

        EncodeResult result = encode(file);

        double[] means = new double[3];
        Decoded.each(result.directory().resolve("video/180p.mp4"), MediaKind.VIDEO, frame -> {
            for (int plane = 0; plane < 3; plane++) {
                means[plane] = frame.plane(plane, frame.stride(plane)).get(40) & 0xff;
            }
        });
        // ITU-R BT.709 of (192, 128, 64), in video range.
        assertThat(means[0]).isCloseTo(132, within(3.0));
        assertThat(means[1]).isCloseTo(94, within(3.0));
        assertThat(means[2]).isCloseTo(156, within(3.0));
    }
}
