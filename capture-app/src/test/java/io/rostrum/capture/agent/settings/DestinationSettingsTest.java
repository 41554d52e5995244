package io.rostrum.capture.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where lectures go, and how the appliance is let in there. */
class DestinationSettingsTest {
    private static final String PIN = "a".repeat(43) + "=";

    @TempDir
    private Path folder;

    private AgentSettings standard;

    @BeforeEach
    void start() {
        standard = AgentSettings.standard(new DataFolder(folder.resolve("data")));
    }

    @Test
    void storesAndTokensByOauthAreReadAndWrittenTheSame() throws Exception {
        AgentSettings settings = read("""
                destinations:
                  - name: store
                    url: s3://lectures/autumn
                    authority: campus.pem
                    s3: {endpoint: "https://s3.example.org:9000", region: eu-west-1, credentialsFile: s3-key}
                  - name: campus
                    url: https://lectures.example.org
                    pins: [%s]
                    oauth: {url: "https://login.example.org/token", client: b-204, secretFile: secret, scope: lectures}
                """.formatted(PIN));

        Destination store = settings.destinations().get(0);
        assertThat(store.access().s3Access().endpoint()).hasToString("https://s3.example.org:9000");
        assertThat(store.access().s3Access().pathStyle()).isTrue();
        assertThat(store.access().s3Access().region()).isEqualTo("eu-west-1");
        assertThat(store.trust().authorities()).containsExactly(folder.resolve("campus.pem"));
        DestinationAccess.OAuth oauth =
                settings.destinations().get(1).access().oauth().orElseThrow();
        assertThat(oauth.secretFile()).isEqualTo(folder.resolve("secret"));
        assertThat(oauth.scope()).hasValue("lectures");
        Path copy = folder.resolve("copy.yaml");
        SettingsFile.write(copy, settings, false);
        assertThat(standard.read(copy)).isEqualTo(settings);
    }

    @Test
    void eachWrongLineIsNamedWithItsPath() {
        assertThatThrownBy(() -> read("""
                destinations:
                  - name: store
                    url: s3://lectures
                    s3: {endpoint: "s3.example.org", regio: x}
                  - name: campus
                    url: https://lectures.example.org
                    tokenFile: token
                    pins: [%s, short]
                    s3: {region: x}
                    oauth: {url: "ftp://login", client: b-204}
                  - name: cloud
                    url: http://169.254.169.254/latest
                """.formatted(PIN)))
                .isInstanceOfSatisfying(AgentException.class, e -> assertThat(e.faults())
                        .extracting(SettingsFault::path)
                        .containsExactlyInAnyOrder(
                                "destinations[0].s3.endpoint",
                                "destinations[0].s3.regio",
                                "destinations[0].s3.credentialsFile",
                                "destinations[1].pins[1]",
                                "destinations[1].oauth.url",
                                "destinations[1].oauth.secretFile",
                                "destinations[1].s3",
                                "destinations[2].url"));
    }

    @Test
    void aTokenThatOthersMayReadIsNotUsed() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "word");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new SecretFile(token).token())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + token)
                .hasMessageNotContaining("word");

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertThat(new SecretFile(token).token()).isEqualTo("word");

        Path keys = Files.writeString(folder.resolve("keys"), "aws_access_key_id = a\naws_secret_access_key = hush\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-rw-r--"));
        Destination store = read("destination: {url: 's3://lectures', s3: {credentialsFile: keys}}")
                .destinations()
                .get(0);
        assertThatThrownBy(() -> store.access().s3Access().keys().keys())
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("hush");
    }

    private AgentSettings read(String text) throws AgentException, IOException {
        return standard.read(Files.writeString(folder.resolve("room.yaml"), text));
    }
}
