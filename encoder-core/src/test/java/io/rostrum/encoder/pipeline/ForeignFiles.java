package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Makes files as partners bring them, with FFmpeg's own program, and encodes them. */
abstract class ForeignFiles {
    static final String PICTURE = "testsrc2=size=640x360:rate=25:duration=4";
    static final String SOUND = "sine=frequency=440:duration=4:sample_rate=48000";

    @TempDir
    Path dir;

    Path make(String name, String picture, String sound, String... codecs) throws Exception {
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

    EncodeResult encode(Path file) throws EncoderException, InterruptedException {
        return encode(new InputTrack(file, Flavor.COMPOSED));
    }

    EncodeResult encode(InputTrack... inputs) throws EncoderException, InterruptedException {
        EncodeRequest request =
                new EncodeRequest("test-1", List.of(inputs), null, Ladder.SMALL, Map.of(), dir.resolve("package"));
        return new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }

    static void assertConformant(EncodeResult result) throws EncoderException {
        assertThat(PackageVerifier.verify(result.directory()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }
}
