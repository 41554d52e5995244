package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code ffmpeg} program of the comparison.
 *
 * @param program its path
 * @param environment what it and scripts that call it must find; {@code FFMPEG} names it
 */
record Ffmpeg(Path program, Map<String, String> environment) {
    /** The one that carries the same libraries as our encoder. */
    static Ffmpeg ours() throws EncoderException {
        Map<String, String> environment = new HashMap<>(FfmpegPrograms.environment());
        environment.put("FFMPEG", FfmpegPrograms.ffmpeg().toString());
        return new Ffmpeg(FfmpegPrograms.ffmpeg(), Map.copyOf(environment));
    }

    /** A call of it that only speaks of failures, unless the arguments ask for more. */
    Program call(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        return new Program("ffmpeg", command, environment);
    }

    /** A call of a script that uses it. */
    Program script(Path script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(arguments);
        return new Program(script.getFileName().toString(), command, environment);
    }
}
