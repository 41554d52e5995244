package io.rostrum.capture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the inputs: from real footage by its own script, or, where there is none, from FFmpeg's test pictures. */
final class Footage {
    private static final String SCRIPT = "make.sh";
    private static final int SLIDES = 8;
    static final List<String> X264 =
            List.of("-c:v", "libx264", "-preset", "superfast", "-g", "250", "-pix_fmt", "yuv420p");

    private final BenchSettings settings;
    private final Ffmpeg ffmpeg;

    Footage(BenchSettings settings, Ffmpeg ffmpeg) {
        this.settings = settings;
        this.ffmpeg = ffmpeg;
    }

    /** Whether a folder holds footage and the script that makes inputs of it. */
    static boolean isAt(Path media) {
        return media != null && Files.isRegularFile(media.resolve(SCRIPT));
    }

    Inputs make() throws BenchException, IOException, InterruptedException {
        Path folder = Files.createDirectories(settings.work().resolve("inputs"));
        Path log = folder.resolve("inputs.log");
        Inputs inputs = Inputs.in(folder);
        if (isAt(settings.media())) {
            Path script = settings.media().resolve(SCRIPT);
            ffmpeg.script(script, List.of(folder.toString(), Long.toString(settings.seconds())))
                    .run(log);
        } else {
            generate(inputs, log);
        }
        return inputs;
    }

    private void generate(Inputs inputs, Path log) throws BenchException, InterruptedException {
        String seconds = Long.toString(settings.seconds());
        String slide = String.format(Locale.ROOT, "%d/%d", SLIDES, settings.seconds());
        encode(
                log,
                List.of("-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=" + slide),
                List.of("-vf", "fps=25", "-t", seconds, "-crf", "10"),
                inputs.slides());
        encode(
                log,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=640x480:rate=25",
                        "-f",
                        "lavfi",
                        "-i",
                        "anoisesrc=colour=pink:sample_rate=48000:amplitude=0.2"),
                List.of(
                        "-vf",
                        "scale=1920:1080:flags=lanczos,noise=alls=2:allf=t",
                        "-t",
                        seconds,
                        "-crf",
                        "21",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "160k"),
                inputs.camera());
        encode(
                log,
                List.of("-i", inputs.slides().toString(), "-i", inputs.camera().toString()),
                List.of(
                        "-filter_complex",
                        "[1:v]scale=480:270[p];[0:v][p]overlay=W-w-40:40",
                        "-map",
                        "1:a",
                        "-t",
                        seconds,
                        "-crf",
                        "12",
                        "-c:a",
                        "copy"),
                inputs.lecture());
    }

    private void encode(Path log, List<String> inputs, List<String> output, Path file)
            throws BenchException, InterruptedException {
        List<String> arguments = new ArrayList<>(inputs);
        arguments.addAll(X264);
        arguments.addAll(output);
        arguments.add(file.toString());
        ffmpeg.call(arguments).run(log);
    }
}
