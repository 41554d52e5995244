package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.recording.parts.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIELD, Technicians: disk full while the screen says "recording". */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aDiskThatIsFullAtOneBlowEndsTheRecordingAndAllThatWasOnItPlays() throws Exception {
        // A disk of its own, for this process and its children alone; needs no rights. It shrinks to what is on it.
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String record = words("record", "--data", disk + "/data", "--for", "5s", "--source", "test:speech", "--json");
        String script = String.join(
                "\n",
                "cd '" + folder + "'",
                "mount -t tmpfs -o size=6g tmpfs disk",
                record + " > record.json 2> record.err &",
                "while kill -0 $! && ! grep -q '\"event\":\"recording\"' record.json; do sleep 0.1; done",
                "sleep 1",
                "mount -o remount,size=$(($(df --output=used -k disk | tail -1) + 4))k disk",
                "wait $!",
                "df -k disk",
                "mount -o remount,size=6g disk",
                words("recover", "--data", disk + "/data", "--json") + " > recover.json",
                "cp -r disk/data data");
        Process process = new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("script.log").toFile())
                .start();
        process.waitFor();

        String said = Files.readString(folder.resolve("record.json")) + Files.readString(folder.resolve("record.err"));
        assertThat(said).as("what the recorder said").containsIgnoringCase("disk");
        Path master;
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            master =
                    files.filter(f -> f.toString().endsWith(".mp4")).findFirst().orElseThrow();
        }
        assertThat(Probe.of(master).decodesWithoutError().end()).isGreaterThan(0.9);
        JsonNode recording = new ObjectMapper()
                .readTree(master.getParent().resolveSibling("recording.json").toFile());
        assertThat(recording.path("state").asText()).isEqualTo("recorded");
        assertThat(recording.path("problem").asText()).isNotEmpty();
    }

    private static String words(String... arguments) {
        return OwnCommand.of(List.of(arguments)).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }
}
