package io.rostrum.capture.bench;

import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes cases ready from the inputs. */
final class Contests {
    private static final String FLAVOR = "--flavor";

    private final Inputs inputs;
    private final Path work;
    private final Ffmpeg ffmpeg;

    Contests(Inputs inputs, Path work, Ffmpeg ffmpeg) {
        this.inputs = inputs;
        this.work = work;
        this.ffmpeg = ffmpeg;
    }

    Contest ready(BenchCase benchCase) throws BenchException, EncoderException, IOException, InterruptedException {
        String presenter = "presenter=" + inputs.camera();
        String slides = "slides=" + inputs.slides();
        return switch (benchCase) {
            case CAMERA_MASTER -> master();
            case CAMERA -> same(benchCase, inputs.camera(), List.of(FLAVOR, presenter));
            case SLIDES -> same(benchCase, inputs.slides(), List.of(FLAVOR, slides));
            case INSET ->
                new Contest(
                        benchCase,
                        List.of(FLAVOR, slides, FLAVOR, presenter),
                        Reference.inset(inputs.slides(), inputs.camera()),
                        composed());
            case LECTURE ->
                same(benchCase, inputs.lecture(), List.of(inputs.lecture().toString()));
        };
    }

    /** What the peer gets: our arrangement, encoded as the other inputs are. */
    private Path composed() throws BenchException, InterruptedException {
        Path file = work.resolve("composed.mp4");
        List<String> arguments = new ArrayList<>(List.of("-i", inputs.slides().toString(), "-i"));
        arguments.addAll(List.of(inputs.camera().toString(), "-filter_complex", Reference.INSET_OF_TWO));
        arguments.addAll(List.of("-map", "[source]", "-map", "1:a"));
        arguments.addAll(Footage.X264);
        arguments.addAll(List.of("-crf", "12", "-c:a", "copy", file.toString()));
        ffmpeg.call(arguments).run(work.resolve("composed.log"));
        return file;
    }

    private static Contest same(BenchCase benchCase, Path file, List<String> words) {
        return new Contest(benchCase, words, Reference.file(file), file);
    }

    private Contest master() throws BenchException, EncoderException, IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("master"));
        MasterMaker maker = new MasterMaker(folder, Clock.systemUTC());
        Path picture = maker.picture(inputs.camera());
        Path sound = maker.sound(inputs.camera());
        Path both = work.resolve("master.mp4");
        ffmpeg.call(List.of("-i", picture.toString(), "-i", sound.toString(), "-c", "copy", both.toString()))
                .run(work.resolve("master.log"));
        List<String> words = List.of(FLAVOR, "presenter=" + picture, FLAVOR, "composed=" + sound);
        return new Contest(BenchCase.CAMERA_MASTER, words, Reference.file(picture), both);
    }
}
