package io.rostrum.capture.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Destination destination = settings.destinations().get(0);
        assertThat(destination.url()).isEqualTo(URI.create("https://lectures.example.org"));
        assertThat(destination.access().tokenFile()).hasValue(folder.resolve("token"));
        assertThat(settings.upload().window()).hasValue("22:00-05:30");
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
        assertRefused("destination: {url: 'http://a', windows: 22:00-05:00}", "\"destination.windows\"");
    }

    @Test
    void whoIsToldOfAlarmsIsReadAndWrittenAsItWas() throws Exception {
        AgentSettings settings = read("""
                alerts:
                  about: [no-sound, slot-missed]
                  mail: {server: smtp.example.org, security: tls, from: room@example.org, to: [it@example.org], user: room, passwordFile: mail}
                  webhook: {urlFile: hook}
                network: {trustedHosts: [Intranet.local]}
                """);

        assertThat(settings.alerts().about()).containsExactlyInAnyOrder(AlarmKind.NO_SOUND, AlarmKind.SLOT_MISSED);
        assertThat(settings.alerts().mail().orElseThrow().port()).isEqualTo(465);
        assertThat(settings.alerts().mail().orElseThrow().passwordFile()).hasValue(folder.resolve("mail"));
        assertThat(settings.network().trustedHosts()).containsExactly("intranet.local");
        assertThat(read(SettingsDocument.of(settings, true).toString())).isEqualTo(settings);
    }

    @Test
    void alertsThatCannotGetOutAreRefusedWithTheirField() {
        assertRefused("alerts: {about: [noise]}", "\"alerts.about[0]\"", "no-sound");
        assertRefused("alerts: {mail: {server: s, from: a@b, to: [it]}}", "\"alerts.mail.to[0]\"");
        assertRefused("alerts: {mail: {from: a@b, to: [a@b]}}", "\"alerts.mail.server\"");
        assertRefused("alerts: {mail: {server: s, from: a@b, to: [a@b], user: u}}", "passwordFile");
        assertRefused(
                "alerts: {mail: {server: s, from: a@b, to: [a@b], security: none, user: u, passwordFile: p}}",
                "in the clear");
        assertRefused("alerts: {mail: {server: s, from: \"a@b\\r\\nBcc: c@d\", to: [a@b]}}", "\"alerts.mail.from\"");
        assertRefused("alerts: {webhook: {url: 'ftp://x'}}", "\"alerts.webhook.url\"", "https://");
        assertRefused("alerts: {webhook: {}}", "\"alerts.webhook\"", "urlFile");
        assertRefused("alerts: {sms: yes}", "\"alerts.sms\"");
        assertRefused("network: {trustedHosts: ['http://x/']}", "\"network.trustedHosts[0]\"");
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
        assertRefused("encoding: {segments: many}", "\"encoding.segments\"", "many");
        assertRefused("destination: {window: 22:00-05:00}", "needs its url");
        assertRefused("destination: {url: 'mailto:a@b'}", "mailto:a@b");
        assertRefused("- a\n- b", "not a list of settings");
        assertRefused("a: [\n", "line");
    }

    @Test
    void everyFaultIsNamedWithItsPathAndLineAtOnce() {
        assertThatThrownBy(() -> read("""
                room: {name: B-204, langauge: fr}
                sources:
                  - test:camera
                  - {id: "test:speech", backup: "pulse:spare"}
                recording:
                  preBuffer: 30
                upload:
                  window: at night
                """))
                .isInstanceOfSatisfying(AgentException.class, e -> assertThat(e.faults())
                        .extracting(fault -> fault.path() + "@" + fault.line())
                        .containsExactly("room.langauge@1", "recording.preBuffer@6", "upload.window@8"))
                .hasMessageContaining("line 1, \"room.langauge\"")
                .hasMessageContaining("2 more faults");
        assertRefused("sources: ['test:camera', {id: 'test:speech', backup: 'pulse:spare'}]", "pulse:spare");
        assertRefused("sources: [{id: 'test:camera', name: '" + "x".repeat(61) + "'}]", "at most 60 letters");
        assertRefused("room: A\nroom: B", "twice", "line 2");
    }

    @Test
    void whatIsWrittenReadsTheSame() throws Exception {
        AgentSettings settings = read("""
                room: {name: Salle 7, layout: slides, language: fr}
                sources:
                  - "rtsp://admin:secret@10.0.0.7/cam"
                  - {id: "test:speech", name: Lectern, backup: "pulse:spare"}
                  - pulse:spare
                recording: {preBuffer: 1m, plannedLength: 1h30m, autoStop: false}
                encoding: {ladder: small, denoiseSound: true, denoisePicture: false, window: "Mon-Fri 18:00-07:00", download: false, segments: files, views: true}
                destinations:
                  - {name: campus, url: "https://lectures.example.org", tokenFile: token}
                  - {name: shelf, url: /srv/shelf}
                upload: {window: "22:00-05:30", rate: "Mon-Fri 08:00-18:00 1Mbit; 4Mbit", perDay: 20GB, spread: 15m}
                retention: {masters: 7d, packages: null, keepFree: 50GB}
                power: {lowPercent: 20, shutDown: false}
                kiosk: {language: km}
                web: {port: 9001}
                """);
        Path copy = folder.resolve("copy.yaml");

        SettingsFile.write(copy, settings, false);

        assertThat(standard.read(copy)).isEqualTo(settings);
        assertThat(SettingsDocument.of(settings, false).toString())
                .doesNotContain("secret")
                .contains("rtsp://admin:");
        assertThat(SettingsFile.read(SettingsDocument.of(settings, false), settings, folder))
                .isEqualTo(settings);
    }

    @Test
    void aFileWithAFaultLeavesTheLastGoodSettingsInForceAlsoAfterARestart() throws Exception {
        Path file = folder.resolve("room.yaml");
        Files.writeString(file, "room: A");
        LiveSettings live = LiveSettings.open(file, standard, read -> read.onPort(0));
        assertThat(live.now().http().port()).isZero();

        Files.writeString(file, "room: B\nladder: tall");
        live.look();
        assertThat(live.now().room().name()).isEqualTo("A");
        assertThat(live.fault().orElseThrow()).hasMessageContaining("tall");
        LiveSettings restarted = LiveSettings.open(file, standard, read -> read);
        assertThat(restarted.now().room().name()).isEqualTo("A");
        assertThat(restarted.fault()).isPresent();

        List<String> told = new ArrayList<>();
        live.addListener(
                (before, now) -> told.add(before.room().name() + now.room().name()));
        Files.writeString(file, "room: B");
        live.look();
        assertThat(live.now().room().name()).isEqualTo("B");
        assertThat(live.fault()).isEmpty();
        assertThat(told).containsExactly("AB");
    }

    @Test
    void aFileWithAFaultIsRefusedWhereNoGoodOneWasEverSeen() throws Exception {
        Path file = Files.writeString(folder.resolve("room.yaml"), "ladder: tall");

        assertThatThrownBy(() -> LiveSettings.open(file, standard, read -> read))
                .hasMessageContaining("tall");
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
