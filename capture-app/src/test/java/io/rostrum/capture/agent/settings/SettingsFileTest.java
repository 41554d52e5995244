package io.rostrum.capture.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private AgentSettings standard;

    @BeforeEach
    void standard() {
        standard = AgentSettings.standard(new DataFolder(folder.resolve("data")));
    }

    @Test
    void whatTheFileSaysIsTakenAndTheRestStaysAsItWas() throws Exception {
        AgentSettings settings = read("""
                room: Room B-204
                port: 9000
                sources: ["slides=rtsp://10.0.0.7/screen", "pulse:mic"]
                layout: slides
                destination:
                  url: https://lectures.example.org
                  tokenFile: token
                  window: 22:00-05:30
                """);

        assertThat(settings.room().name()).isEqualTo("Room B-204");
        assertThat(settings.http()).isEqualTo(new HttpSettings("127.0.0.1", 9000));
        assertThat(settings.room().sources())
                .extracting(SourceSpec::flavor)
                .containsExactly(Flavor.SLIDES, Flavor.PRESENTER);
        assertThat(settings.room().layout()).hasValue(Layout.SLIDES);
        assertThat(settings.data()).isEqualTo(standard.data());
        Destination destination = settings.destination().orElseThrow();
        assertThat(destination.url()).isEqualTo(URI.create("https://lectures.example.org"));
        assertThat(destination.tokenFile()).hasValue(folder.resolve("token"));
        assertThat(destination.window()).hasToString("Optional[22:00-05:30]");
    }

    @Test
    void jsonIsAsGoodAsYaml() throws Exception {
        assertThat(read("{\"room\": \"A\", \"port\": 0}").room().name()).isEqualTo("A");
    }

    @Test
    void anEmptyFileChangesNothing() throws Exception {
        assertThat(read("# nothing yet\n")).isEqualTo(standard);
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertRefused("rooom: A", "\"rooom\"", "known are");
        assertRefused("destination: {url: 'http://a', windows: 22:00-05:00}", "\"windows\"");
    }

    @Test
    void whatCannotBeIsRefusedWithTheFieldOrLine() {
        assertRefused("port: many", "\"port\"");
        assertRefused("port: 70000", "0 to 65535");
        assertRefused("bind: 0.0.0.0", "this machine alone");
        assertRefused("sources: []", "at least one source");
        assertRefused("sources: [webcam]", "\"webcam\"");
        assertRefused("layout: mosaic", "mosaic");
        assertRefused("ladder: tall", "tall");
        assertRefused("destination: {window: 22:00-05:00}", "needs its url");
        assertRefused("destination: {url: 'mailto:a@b'}", "mailto:a@b");
        assertRefused("- a\n- b", "not a list of settings");
        assertRefused("a: [\n", "line");
    }

    @Test
    void aFileThatIsNotThereIsToldInWords() {
        assertThatThrownBy(() -> standard.read(folder.resolve("none.yaml")))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("no such file");
    }

    private AgentSettings read(String text) throws AgentException, IOException {
        return standard.read(Files.writeString(folder.resolve("room.yaml"), text));
    }

    private void assertRefused(String text, String... words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(AgentException.class)
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1);
    }
}
