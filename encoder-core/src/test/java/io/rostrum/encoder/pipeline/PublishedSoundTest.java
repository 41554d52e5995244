package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What students hear, measured on the published files by FFmpeg's own EBU R 128 meter. */
class PublishedSoundTest {
    /** Pink noise that comes and goes like speech, so that its peaks stand some 12 dB above its loudness. */
    private static final String SPEECH = "anoisesrc=color=pink:seed=5:duration=8:sample_rate=44100:amplitude=0.5,"
            + "volume='0.25+0.75*abs(sin(5*t))':eval=frame";

    @TempDir
    Path dir;

    @ParameterizedTest(name = "{0} dB")
    @CsvSource({"-9", "0"})
    void isAtMinusSixteenLufsWithPeaksBelowMinusOne(double level) throws Exception {
        Path source = dir.resolve("speech.wav");
        FfmpegProgram.run("-f", "lavfi", "-i", SPEECH + ",volume=" + level + "dB", "-ac", "2", source.toString());

        Path audio = encode(source, false).resolve("audio");

        for (String quality : List.of("128k", "64k", "listen")) {
            double[] heard = measure(audio.resolve(quality + ".mp4"));
            assertThat(heard[0]).as(quality).isCloseTo(-16, within(quality.equals("listen") ? 2.5 : 1.0));
            assertThat(heard[1]).as(quality).isLessThanOrEqualTo(-1);
        }
    }

    @ParameterizedTest(name = "{0} channels")
    @ValueSource(ints = {1, 2})
    void consonantsStayAsClearAsTheyWereAtEachQuality(int channels) throws Exception {
        Path source = dir.resolve("speech.wav");
        FfmpegProgram.run(
                "-f", "lavfi", "-i", SPEECH + ",volume=-9dB", "-ac", Integer.toString(channels), source.toString());

        Path audio = encode(source, false).resolve("audio");

        double spoken = highsOverLows(source);
        for (String quality : List.of("128k", "64k", "listen")) {
            assertThat(highsOverLows(audio.resolve(quality + ".mp4")))
                    .as(quality)
                    .isCloseTo(spoken, within(1.5));
        }
    }

    @Test
    void soundWhosePeaksForbidMoreStaysQuieterAndBelowTheLimit() throws Exception {
        Path source = dir.resolve("clicks.wav");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=pink:seed=5:duration=6:sample_rate=48000:amplitude=0.02,"
                        + "volume='if(lt(mod(t,1),0.002),40,1)':eval=frame",
                source.toString());

        Path audio = encode(source, false).resolve("audio");

        for (String quality : List.of("128k", "64k", "listen")) {
            assertThat(measure(audio.resolve(quality + ".mp4"))[1]).as(quality).isLessThanOrEqualTo(-1);
        }
    }

    @Test
    void steadyNoiseIsTakenOutIfWantedAndTheVoiceStaysInTime() throws Exception {
        Path source = dir.resolve("noisy.wav");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=white:seed=5:duration=8:sample_rate=48000:amplitude=0.004[n];"
                        + "sine=frequency=500:duration=8:sample_rate=48000,volume='if(between(mod(t,4),3,4),6,0)':eval=frame"
                        + "[s];[n][s]amix=normalize=0",
                source.toString());

        double noisy = quietest(encode(source, false).resolve("audio/128k.mp4"));
        Path denoised = encode(source, true).resolve("audio/128k.mp4");

        assertThat(quietest(denoised)).isLessThan(noisy - 4);
        assertThat(Decoded.beeps(denoised).get(0)).isCloseTo(3, within(0.06));
    }

    private Path encode(Path source, boolean denoise) throws Exception {
        Path folder = dir.resolve("package-" + denoise);
        EncodeRequest request = new EncodeRequest(
                        "test-1",
                        List.of(new InputTrack(source, Flavor.COMPOSED)),
                        null,
                        Ladder.LECTURE,
                        Map.of(),
                        folder)
                .with(Extras.USUAL.withDenoise(denoise));
        return new Transcoder(Clock.systemUTC())
                .encode(request, ProgressListener.NONE)
                .directory();
    }

    /** How much louder, in dB, is what makes an s and an f than what makes a vowel. */
    private static double highsOverLows(Path file) throws Exception {
        return level(file, "highpass=8000,lowpass=11000") - level(file, "highpass=300,lowpass=2000");
    }

    private static double level(Path file, String filters) throws Exception {
        return number(ffmpeg(file, filters + ",volumedetect"), "mean_volume: (-?[\\d.]+) dB");
    }

    /** Integrated loudness in LUFS and true peak in dBTP. */
    private static double[] measure(Path file) throws Exception {
        String words = ffmpeg(file, "ebur128=peak=true");
        String summary = words.substring(words.lastIndexOf("Summary:"));
        return new double[] {number(summary, "I:\\s+(-?[\\d.]+) LUFS"), number(summary, "Peak:\\s+(-?[\\d.]+) dBFS")};
    }

    /** The level of the second second, in which nobody speaks. */
    private static double quietest(Path file) throws Exception {
        return level(file, "atrim=1:2");
    }

    private static double number(String words, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(words);
        assertThat(matcher.find()).as(words).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static String ffmpeg(Path file, String filter) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        FfmpegPrograms.ffmpeg().toString(),
                        "-nostdin",
                        "-hide_banner",
                        "-i",
                        file.toString(),
                        "-af",
                        filter,
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true);
        builder.environment().putAll(FfmpegPrograms.environment());
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
        return words;
    }
}
