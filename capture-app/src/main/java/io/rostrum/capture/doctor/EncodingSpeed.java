package io.rostrum.capture.doctor;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast this PC encodes, measured with a few seconds of synthetic 1080p pictures: once the rungs below the top, as a
 * recording with a copied top rung needs them, and once all five.
 */
final class EncodingSpeed implements Examination {
    /** Below this, encoding beside a recording would fall behind whenever the PC has something else to do. */
    private static final double COMFORTABLE = 1.3;

    private static final int MEDIA_SECONDS = 3;
    private static final long PATIENCE_SECONDS = 120;
    private static final String LOWER = "[0:v]scale=1280:720,split=2[a][x];[x]scale=960:540,split=2[b][y];"
            + "[y]scale=640:360,split=2[c][z];[z]scale=416:234[d]";
    private static final String ALL =
            "[0:v]split=2[t][w];[w]scale=1280:720,split=2[a][x];[x]scale=960:540,split=2[b][y];"
                    + "[y]scale=640:360,split=2[c][z];[z]scale=416:234[d]";

    /** Measures an encoding. */
    @FunctionalInterface
    interface Stopwatch {
        /**
         * Encodes and tells how many seconds of media this PC encodes in a second.
         *
         * @param filter the graph that makes the rungs of one 1080p picture
         * @param rungs its outputs
         */
        double timesRealTime(String filter, List<String> rungs)
                throws EncoderException, IOException, InterruptedException;
    }

    private final Stopwatch stopwatch;

    EncodingSpeed(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        try {
            double lower = stopwatch.timesRealTime(LOWER, List.of("a", "b", "c", "d"));
            double all = stopwatch.timesRealTime(ALL, List.of("t", "a", "b", "c", "d"));
            return List.of(judge(lower, all));
        } catch (EncoderException | IOException e) {
            return List.of(Finding.bad(
                    "encoding",
                    "The encoder does not run on this PC: " + e.getMessage(),
                    "Check that the home folder may be written and has room, then run rostrum doctor again."));
        }
    }

    private static Finding judge(double lower, double all) {
        String measured = String.format(
                Locale.ROOT,
                "1080p is encoded %.1f times as fast as it plays for 720p to 234p, %.1f times for all five rungs.",
                lower,
                all);
        if (all >= COMFORTABLE) {
            return Finding.good("encoding", measured + " All five can follow a lecture live, in every layout.");
        }
        if (lower >= COMFORTABLE) {
            return Finding.good(
                    "encoding",
                    measured
                            + " 1080p copied from the camera and 720p to 234p can follow a lecture live; layouts that show"
                            + " two pictures finish after the lecture.");
        }
        return Finding.note(
                "encoding",
                measured + " Lectures are encoded after they end.",
                "Nothing needs to be done: a night of seven hours encodes some "
                        + String.format(Locale.ROOT, "%.1f", 7 * all)
                        + " h of lectures. Other work slows this measurement; repeat it on an idle PC.");
    }

    /** Encodes with the program that carries the encoder's own libraries. */
    static double measure(String filter, List<String> rungs)
            throws EncoderException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                FfmpegPrograms.ffmpeg().toString(),
                "-nostdin",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1920x1080:rate=25:duration=" + MEDIA_SECONDS,
                "-filter_complex",
                filter));
        for (String rung : rungs) {
            command.addAll(List.of(
                    "-map",
                    "[" + rung + "]",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-crf",
                    "23",
                    "-f",
                    "null",
                    "-"));
        }
        Path words = Files.createTempFile("rostrum-doctor", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
            builder.environment().putAll(FfmpegPrograms.environment());
            long started = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "it took more than " + PATIENCE_SECONDS + " s for " + MEDIA_SECONDS + " s of media.");
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            if (process.exitValue() != 0) {
                Optional<String> last = Files.readAllLines(words).stream().reduce((a, b) -> b);
                throw new IOException(last.orElse("it ended with " + process.exitValue() + "."));
            }
            return MEDIA_SECONDS / seconds;
        } finally {
            Files.deleteIfExists(words);
        }
    }
}
