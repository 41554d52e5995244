package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees who types something wrong. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "kiosk",
                "record",
                "devices",
                "encode",
                "verify",
                "recover",
                "demo",
                "upload",
                "platform"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Example", "rostrum " + command, "--json");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agent", "kiosk", "record", "devices", "encode", "upload", "export", "import", "platform", "demo"
            })
    void noOptionTakesASecretWhereEveryUserOfThePcCanReadIt(String command) {
        Pattern secret = Pattern.compile("--[a-z-]*(?:token|secret|password|passphrase|credential)[a-z-]*(?:=\\w+)?");
        assertThat(secret.matcher(Run.of(command, "--help").out()).results().map(MatchResult::group))
                .allMatch(option -> option.contains("-file"));
    }

    @Test
    void theVersionIsPrintedOnItsOwn() {
        Run run = Run.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("rostrum \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void aMisspeltCommandIsToldInOneLineWithTheOneThatWasMeant() {
        assertRefused(Run.of("recrod"), "There is no command \"recrod\". Did you mean record?");
    }

    @Test
    void aMisspeltOptionIsToldInOneLineWithTheOneThatWasMeant() {
        assertRefused(Run.of("record", "--titel", "x"), "There is no option \"--titel\". Did you mean --title?");
    }

    @Test
    void aMissingCommandIsToldInOneLine() {
        assertRefused(Run.of(), "Name a command");
    }

    @Test
    void aMissingArgumentIsToldInOneLine() {
        assertRefused(Run.of("verify"), "PACKAGE");
    }

    @Test
    void aFileIsNoPackageAndTheWayToOneIsNamed(@TempDir Path folder) throws Exception {
        String file = Files.writeString(folder.resolve("talk.mp4"), "anything").toString();

        for (Run run : List.of(Run.of("verify", file), Run.of("upload", file, "--to", folder.toString()))) {
            assertRefused(run, "talk.mp4 is a file");
            assertThat(run.err()).contains("rostrum encode " + file + " --out");
        }
    }

    @Test
    void oneArgumentTooManyIsToldInOneLine() {
        assertRefused(Run.of("verify", "a", "b"), "\"b\" is one argument too many");
    }

    @Test
    void aTimeWithoutAUnitIsRefused() {
        assertRefused(Run.of("record", "--for", "30"), "\"30\" needs a unit; write for example 30s");
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertRefused(Run.of("agent", "--port", "70000"), "a port is a number from 0 to 65535");
    }

    @Test
    void anUnknownSourceIsRefusedWithTheFormsThatExist() {
        assertRefused(Run.of("record", "--source", "webcam"), "\"webcam\" is not a source. Use v4l2:/dev/video0");
    }

    @Test
    void aSourceNamedTwiceIsRefused() {
        assertRefused(
                Run.of("record", "--data", data(), "--source", "test:camera", "--source", "test:camera"),
                "test:camera is named twice");
    }

    @Test
    void aFailureInJsonIsTheLastEventAndStillASentenceForPeople() throws IOException {
        Run run = Run.of("encode", "nothing.mp4", "--out", data(), "--json");

        assertRefused(run, "nothing.mp4");
        assertThat(run.last().path("event").asText()).isEqualTo("error");
        assertThat(run.last().path("code").asText()).isEqualTo("bad-input");
        assertThat(run.last().path("message").asText()).contains("nothing.mp4");
    }

    @Test
    void aWrongArgumentIsToldInJsonToo() throws IOException {
        Run run = Run.of("encode", "--nonsense", "--json");

        assertRefused(run, "There is no option \"--nonsense\"");
        assertThat(run.last().path("code").asText()).isEqualTo("bad-arguments");
    }

    @Test
    void aDataFolderWhereAFileIsInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertRefused(Run.of("record", "--for", "1s", "--data", file.toString()), "cannot be written");
    }

    @Test
    void theDataFolderComesFromTheEnvironmentIfNobodyNamesOne() {
        assertRefused(
                Run.with(Map.of("ROSTRUM_DATA", "/nowhere/own"), "recover"), "There is no data folder /nowhere/own");
        assertRefused(
                Run.with(Map.of("XDG_DATA_HOME", "/nowhere"), "recover"), "There is no data folder /nowhere/rostrum");
    }

    @Test
    void aDeviceThatIsNotThereIsToldInOneLine() {
        assertRefused(Run.of("devices", "test", "v4l2:/dev/video77"), "/dev/video77");
    }

    @Test
    void recordingFromADeviceThatIsNotThereIsToldInOneLine() {
        assertRefused(
                Run.of("record", "--for", "1s", "--data", data(), "--source", "v4l2:/dev/video77"), "/dev/video77");
    }

    @Test
    void aTestSourceSaysWhatItShows() throws IOException {
        Run run = Run.of("devices", "test", "test:camera", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.last().path("works").asBoolean()).isTrue();
        assertThat(run.last().path("width").asInt()).isPositive();
    }

    @Test
    void devicesListsTheTestSources() {
        Run run = Run.of("devices");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("test:camera").contains("test:slides").contains("test:speech");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static void assertRefused(Run run, String words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).as("one line for people").hasSize(1);
        assertThat(run.err()).startsWith("rostrum: ").contains(words).doesNotContain("Exception", "\tat ");
    }
}
