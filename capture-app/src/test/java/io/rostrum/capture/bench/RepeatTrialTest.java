package io.rostrum.capture.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.device.SourceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIELD, Technicians: handles leak after 130 recordings. {@code rostrum bench capture --recordings 200} does more of the same. */
class RepeatTrialTest {
    private static final int RECORDINGS = 16;
    /** What leaks once a recording would be three times this. */
    private static final int NOISE = 4;

    @TempDir
    Path data;

    @Test
    void lecturesInARowLeaveNoHandleAndNoThreadBehind() throws Exception {
        List<SourceSpec> sources = Stream.of("test:camera", "test:slides", "test:speech")
                .map(SourceSpec::parse)
                .toList();

        RepeatTrial.Result done =
                RepeatTrial.run(data, sources, RECORDINGS, Duration.ofMillis(300), (number, held) -> {});

        assertThat(done.whole()).isEqualTo(RECORDINGS);
        assertThat(done.end().handles()).as("open files").isLessThan(done.warm().handles() + NOISE);
        assertThat(done.end().threads()).as("threads").isLessThan(done.warm().threads() + NOISE);
    }
}
