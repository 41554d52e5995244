package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCommandTest {
    @TempDir
    private Path folder;

    @Test
    void classesThatAreKeptReadyAreUsedAndHandedOn() throws Exception {
        Path file = Files.createFile(folder.resolve("rostrum.classes"));

        assertThat(OwnCommand.sharedClasses(file.toString()))
                .contains("-XX:SharedArchiveFile=" + file, "-Drostrum.classes=" + file);
    }

    @Test
    void withoutSuchAFileAProgramStartsAsEver() {
        assertThat(OwnCommand.sharedClasses(null)).isEmpty();
        assertThat(OwnCommand.sharedClasses(folder.resolve("nothing").toString()))
                .isEmpty();
    }
}
