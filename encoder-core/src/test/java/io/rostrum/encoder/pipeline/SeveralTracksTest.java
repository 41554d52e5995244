package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording in which a track failed and another of the same flavor went on. */
class SeveralTracksTest {
    /** Of pictures in black, gray and white. */
    private static final int BLACK = 16;

    private static final int GRAY = 125;
    private static final int WHITE = 235;

    @TempDir
    static Path files;

    private static Path black;
    private static Path laterWhite;
    private static Path longGray;
    private static Path tone;
    private static Path laterStereo;
    private static Path longTone;

    @TempDir
    Path dir;

    @BeforeAll
    static void record() throws Exception {
        black = picture("black", "320x180:rate=25", 4, 0);
        laterWhite = picture("white", "640x480:rate=15", 3, 6);
        longGray = picture("gray", "320x180:rate=25", 7, 0);
        tone = sound("tone", "sine=1000:sample_rate=48000", 1, 4, 0);
        laterStereo = sound("later", "sine=1000:sample_rate=44100", 2, 3, 6);
        longTone = sound("long", "sine=300:sample_rate=48000", 1, 9, 0);
    }

    @Test
    void aCameraThatComesBackInAnotherSizeIsSeenFromThenOn() throws Exception {
        EncodeResult result = encode(Flavor.PRESENTER, black, laterWhite);

        assertThat(result.media()).isCloseTo(Duration.ofSeconds(9), Duration.ofMillis(100));
        assertThat(result.renditions()).extracting(Rendition::name).contains("480p");
        Map<Double, Integer> seen = brightness(result, "480p");
        assertThat(at(seen, 2)).isCloseTo(BLACK, within(6));
        assertThat(at(seen, 5)).as("the last picture before the gap").isCloseTo(BLACK, within(6));
        assertThat(at(seen, 7)).isCloseTo(WHITE, within(6));
        assertThat(at(seen, 8.8)).isCloseTo(WHITE, within(6));
        assertThat(result.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.start()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(100));
            assertThat(loss.length()).isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(100));
        });
    }

    @Test
    void aTrackThatGoesOnLongerThanThePreferredOneTakesItsPlaceFromThere() throws Exception {
        EncodeResult result = encode(Flavor.SLIDES, black, longGray);

        assertThat(result.media()).isCloseTo(Duration.ofSeconds(7), Duration.ofMillis(100));
        Map<Double, Integer> seen = brightness(result, "180p");
        assertThat(at(seen, 3)).isCloseTo(BLACK, within(6));
        assertThat(at(seen, 5)).isCloseTo(GRAY, within(6));
        assertThat(result.losses()).isEmpty();
    }

    @Test
    void aTrackWhoseTimeAnotherCoversIsNamedAndLeftOut() throws Exception {
        EncodeResult result = encode(Flavor.PRESENTER, longGray, black);

        assertThat(at(brightness(result, "180p"), 3)).isCloseTo(GRAY, within(6));
        assertThat(result.notices()).singleElement().asString().contains("black.mp4", "not in the package");
    }

    @Test
    void aMicrophoneThatComesBackWithOtherChannelsIsHeardFromThenOn() throws Exception {
        EncodeResult result = encode(Flavor.PRESENTER, tone, laterStereo);

        assertThat(result.media()).isCloseTo(Duration.ofSeconds(9), Duration.ofMillis(100));
        List<Boolean> heard = loudSeconds(result);
        assertThat(heard.subList(0, 9)).containsExactly(true, true, true, true, false, false, true, true, true);
        assertThat(result.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.kind()).isEqualTo(MediaKind.AUDIO);
            assertThat(loss.start()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(100));
        });
    }

    @Test
    void aBackupMicrophoneThatOverlapsFillsTheTimesOfWhichTheFirstHasNothing() throws Exception {
        EncodeResult result = encode(Flavor.PRESENTER, tone, laterStereo, longTone);

        assertThat(loudSeconds(result).subList(0, 9)).containsOnly(true);
        assertThat(result.losses()).isEmpty();
    }

    @Test
    void mastersOfOneFlavorAreNotCopiedButEncodedTogether() throws Exception {
        VideoFormat shape = new VideoFormat(320, 180, 25);
        Path first = SyntheticMedia.video(dir, "presenter-video", shape, 4);
        Path second = SyntheticMedia.videoWithGap(dir, "presenter-video-2", shape, 7, 0, 4.6);

        EncodeResult result = encode(Flavor.PRESENTER, first, second);

        Path top = result.directory().resolve("video/180p.mp4");
        assertThat(Decoded.pictureTimes(top)).hasSize(7 * 25);
        assertThat(Decoded.flashes(top)).hasSize(2).last().satisfies(at -> assertThat(at)
                .isCloseTo(5, within(0.04)));
    }

    @Test
    void aFileWhosePictureChangesItsSizeMidwayIsFittedIntoOne() throws Exception {
        Path small = stream("black", "320x180");
        Path tall = stream("white", "240x320");
        Path joined = dir.resolve("joined.ts");
        Files.write(joined, Files.readAllBytes(small));
        Files.write(joined, Files.readAllBytes(tall), StandardOpenOption.APPEND);

        EncodeResult result = encode(Flavor.COMPOSED, joined);

        Map<Double, Integer> seen = brightness(result, "180p");
        assertThat(at(seen, 1)).isCloseTo(BLACK, within(6));
        assertThat(at(seen, 3)).isCloseTo(WHITE, within(6));
        assertThat(result.media()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(200));
    }

    private Path stream(String colour, String size) throws Exception {
        Path file = dir.resolve(colour + ".ts");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "color=" + colour + ":size=" + size + ":rate=25:duration=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                file.toString());
        return file;
    }

    private static Path picture(String colour, String shape, int seconds, int offset) throws Exception {
        Path file = files.resolve(colour + ".mp4");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "color=" + colour + ":size=" + shape + ":duration=" + seconds,
                "-vf",
                "setpts=PTS+" + offset + "/TB",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "50",
                "-pix_fmt",
                "yuv420p",
                file.toString());
        return file;
    }

    private static Path sound(String name, String source, int channels, int seconds, int offset) throws Exception {
        Path file = files.resolve(name + ".mp4");
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                source + ":duration=" + seconds,
                "-af",
                "asetpts=PTS+" + offset + "/TB",
                "-ac",
                String.valueOf(channels),
                "-c:a",
                "aac",
                file.toString());
        return file;
    }

    private EncodeResult encode(Flavor flavor, Path... tracks) throws Exception {
        List<InputTrack> inputs =
                Arrays.stream(tracks).map(file -> new InputTrack(file, flavor)).toList();
        EncodeResult result = new Transcoder(Clock.systemUTC())
                .encode(
                        new EncodeRequest("several-1", inputs, null, Ladder.SMALL, Map.of(), dir.resolve("package")),
                        ProgressListener.NONE);
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        return result;
    }

    /** Of the middle of each picture, by its time. */
    private static Map<Double, Integer> brightness(EncodeResult result, String rung) throws Exception {
        Map<Double, Integer> seen = new TreeMap<>();
        Decoded.each(result.directory().resolve("video/" + rung + ".mp4"), MediaKind.VIDEO, frame -> {
            int middle = frame.stride(0) * (frame.height() / 2) + frame.width() / 2;
            seen.put(frame.pts() / 90_000.0, frame.plane(0, middle + 1).get(middle) & 0xff);
        });
        return seen;
    }

    private static int at(Map<Double, Integer> seen, double seconds) {
        return ((TreeMap<Double, Integer>) seen).floorEntry(seconds).getValue();
    }

    private static List<Boolean> loudSeconds(EncodeResult result) throws Exception {
        List<Boolean> loud = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        long[] samples = {0};
        Decoded.each(result.directory().resolve("audio/64k.mp4"), MediaKind.AUDIO, block -> {
            int second = (int) (samples[0] / block.sampleRate());
            while (peaks.size() <= second) {
                peaks.add(0.0);
            }
            // A block that lies across the border of two seconds tells of neither.
            if ((samples[0] + block.samples()) / block.sampleRate() == second) {
                peaks.set(second, Math.max(peaks.get(second), peak(block)));
            }
            samples[0] += block.samples();
        });
        peaks.forEach(peak -> loud.add(peak > 0.02));
        return loud;
    }

    private static double peak(Frame block) {
        var samples = block.plane(0, block.samples() * Float.BYTES)
                .order(java.nio.ByteOrder.nativeOrder())
                .asFloatBuffer();
        double peak = 0;
        for (int i = 0; i < block.samples(); i++) {
            peak = Math.max(peak, Math.abs(samples.get(i)));
        }
        return peak;
    }
}
