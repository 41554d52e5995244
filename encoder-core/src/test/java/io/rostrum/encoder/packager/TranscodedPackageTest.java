package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.Problem.Severity;
import io.rostrum.encoder.pipeline.EncodeRequest;
import io.rostrum.encoder.pipeline.InputTrack;
import io.rostrum.encoder.pipeline.Transcoder;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our own transcoder makes keeps every rule that is an error to break. */
class TranscodedPackageTest {
    @TempDir
    Path dir;

    @Test
    void aCameraWithSoundBecomesAPackageWithoutErrors() throws Exception {
        Path camera = SyntheticMedia.video(dir, "camera", new VideoFormat(640, 360, 25), 13);
        Path sound = SyntheticMedia.audio(dir, "sound", 12);
        List<InputTrack> inputs =
                List.of(new InputTrack(camera, Flavor.PRESENTER), new InputTrack(sound, Flavor.PRESENTER));
        Path made = dir.resolve("package");
        EncodeRequest request = new EncodeRequest("lecture-1", inputs, null, Ladder.LECTURE, Map.of(), made);

        new Transcoder(Clock.systemUTC()).encode(request, (done, total) -> {});

        assertThat(PackageVerifier.verify(made))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }
}
