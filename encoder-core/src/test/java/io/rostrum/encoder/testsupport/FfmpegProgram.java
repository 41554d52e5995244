package io.rostrum.encoder.testsupport;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The real ffmpeg program that the bytedeco jar carries: makes files that are not of our making. */
public final class FfmpegProgram {
    private FfmpegProgram() {}

    /** Runs it quietly and fails with its own words if it fails. */
    public static void run(String... arguments) throws EncoderException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(FfmpegPrograms.ffmpeg().toString(), "-hide_banner", "-loglevel", "error", "-y"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(FfmpegPrograms.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("ffmpeg " + String.join(" ", arguments) + "\n" + words);
        }
    }
}
