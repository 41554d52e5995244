package io.rostrum.capture.agent.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.AlertSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.agent.settings.NetworkSettings;
import io.rostrum.capture.agent.settings.RoomSettings;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
    private static final Instant ONSET = Instant.parse("2026-11-23T08:52:00Z");
    private static final String BEGINS = "begins";

    @TempDir
    private Path folder;

    private Receiver receiver;
    private GreenMail mail;

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        mail.stop();
    }

    @Test
    void anAlarmIsToldOnceAtItsOnsetAndOnceAtItsEndByBothWays() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        try (Alerts alerts = start(both(token), new Alerts.Pace(Duration.ofHours(1), Duration.ofMillis(20)))) {
            Alarm alarm = alarm("1", AlarmKind.NO_SOUND, "pulse:mic");
            alerts.accept(alarm);
            alerts.accept(alarm.with(Map.of("seconds", 20.0)));
            alerts.accept(alarm.ending(ONSET.plusSeconds(60)));

            JsonNode onset = receiver.next();
            assertThat(onset.path("state").asText()).isEqualTo(BEGINS);
            assertThat(onset.path("kind").asText()).isEqualTo("no-sound");
            assertThat(onset.path("source").asText()).isEqualTo("pulse:mic");
            assertThat(onset.path("onset").asText()).isEqualTo(ONSET.toString());
            assertThat(onset.path("text").asText()).contains("without sound");
            JsonNode end = receiver.next();
            assertThat(end.path("state").asText()).isEqualTo("ends");
            assertThat(end.path("id").asText()).isEqualTo("1");
            assertThat(end.path("end").asText()).isEqualTo(ONSET.plusSeconds(60).toString());
            assertThat(receiver.waiting()).isZero();
            assertThat(receiver.tokens()).containsOnly("Bearer secret");

            // Two readers, two messages.
            List<MimeMessage> messages = Poll.until(
                    "The messages arrive",
                    Duration.ofSeconds(30),
                    () -> List.of(mail.getReceivedMessages()),
                    all -> all.size() == 4);
            MimeMessage first = messages.stream()
                    .filter(message -> !isEnd(message))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.getSubject())
                    .startsWith("[Salle « A » Bcc: x@example.org]")
                    .contains("without sound");
            assertThat(first.getHeader("Bcc")).as("a room's name is no header").isNull();
            assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(first.getContent().toString()).contains("Source: pulse:mic", "Since: ");
            MimeMessage last = messages.stream().filter(this::isEnd).findFirst().orElseThrow();
            assertThat(last.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        }
    }

    @Test
    void whatComesAndGoesIsToldAgainOnlyAfterAWhileAndOnlyIfItLasts() throws Exception {
        Clock still = Clock.fixed(ONSET, ZoneOffset.UTC); // so that all of it happens within the while
        LiveSettings live = LiveSettings.of(settings(webhook(), Set.of("127.0.0.1")));
        try (Alerts alerts = Alerts.start(live, still, new Alerts.Pace(Duration.ofSeconds(2), Duration.ofMillis(20)))) {
            flap(alerts, "1");
            flap(alerts, "2");
            flap(alerts, "3");
            alerts.accept(alarm("4", AlarmKind.DISK_LOW, null)); // stays

            assertThat(receiver.next().path("id").asText()).isEqualTo("1");
            assertThat(receiver.next().path("state").asText()).isEqualTo("ends");
            JsonNode again = receiver.next();
            assertThat(again.path("id").asText()).isEqualTo("4");
            assertThat(again.path("state").asText()).isEqualTo(BEGINS);
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void otherSubjectsDoNotWaitForOneThatIsHeldBackAndWhatNobodyAskedForIsNotTold() throws Exception {
        try (Alerts alerts = start(webhook(), new Alerts.Pace(Duration.ofHours(1), Duration.ofMillis(20)))) {
            alerts.accept(alarm("1", AlarmKind.NO_SOUND, "pulse:a"));
            alerts.accept(alarm("2", AlarmKind.CPU, null));
            alerts.accept(alarm("3", AlarmKind.NO_SOUND, "pulse:b"));

            assertThat(receiver.next().path("id").asText()).isEqualTo("1");
            assertThat(receiver.next().path("id").asText()).isEqualTo("3");
        }
    }

    @Test
    void aServerThatFailsIsTriedAgainInOrderAndOneThatRefusesIsNot() throws Exception {
        receiver.answers.addAll(List.of(500, 429, 204, 400, 302));
        try (Alerts alerts = start(webhook(), new Alerts.Pace(Duration.ofHours(1), Duration.ofMillis(20)))) {
            for (String id : List.of("1", "2", "3", "4")) {
                alerts.accept(alarm(id, AlarmKind.NO_SOUND, "pulse:" + id)); // none of these calls waits
            }

            List<String> ids = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                ids.add(receiver.next().path("id").asText());
            }
            assertThat(ids).containsExactly("1", "1", "1", "2", "3", "4");
        }
    }

    @Test
    void whatDidNotGetOutIsToldAfterARestart() throws Exception {
        Alerts.Pace pace = new Alerts.Pace(Duration.ofHours(1), Duration.ofMinutes(5));
        receiver.answers.add(503);
        try (Alerts alerts = start(webhook(), pace)) {
            alerts.accept(alarm("1", AlarmKind.NO_SOUND, "pulse:mic"));
            assertThat(receiver.next().path("id").asText()).isEqualTo("1");
            alerts.accept(alarm("2", AlarmKind.DISK_LOW, null)); // waits behind the first
        }
        try (Alerts alerts = start(webhook(), pace)) {
            JsonNode first = receiver.next();
            assertThat(first.path("id").asText()).isEqualTo("1");
            assertThat(first.path("onset").asText()).isEqualTo(ONSET.toString());
            assertThat(receiver.next().path("id").asText()).isEqualTo("2");
            Poll.until("All got out", Duration.ofSeconds(30), alerts::problems, List::isEmpty);
        }
        Files.writeString(folder.resolve("agent/alerts-webhook.json"), "[{\"alert\":");
        try (Alerts alerts = start(webhook(), pace)) {
            alerts.accept(alarm("3", AlarmKind.NO_SOUND, "pulse:mic"));
            assertThat(receiver.next().path("id").asText()).isEqualTo("3");
        }
    }

    @Test
    void aTestSaysOfEachWayWhetherItWorksAndWhyNot() throws Exception {
        AlertSettings.Mail nowhere = new AlertSettings.Mail(
                "127.0.0.1",
                1,
                AlertSettings.Security.NONE,
                "room@example.org",
                List.of("it@example.org"),
                Optional.empty(),
                Optional.empty());
        AlertSettings settings = new AlertSettings(
                AlertSettings.URGENT, Optional.of(nowhere), webhook().webhook());
        try (Alerts alerts = start(settings, Alerts.Pace.STANDARD)) {
            List<Alerts.Tried> tried = alerts.test();

            assertThat(tried).extracting(Alerts.Tried::channel).containsExactly("mail", "webhook");
            assertThat(tried).extracting(Alerts.Tried::ok).containsExactly(false, true);
            assertThat(tried.get(0).message()).contains("127.0.0.1:1");
            assertThat(receiver.next().path("state").asText()).isEqualTo("test");
        }
    }

    @Test
    void aMailServerThatCannotProveWhoItIsGetsNeitherPasswordNorMessage() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        for (AlertSettings.Security security : List.of(AlertSettings.Security.TLS, AlertSettings.Security.STARTTLS)) {
            boolean tls = security == AlertSettings.Security.TLS;
            GreenMail stranger = new GreenMail(
                    new ServerSetup(0, "127.0.0.1", tls ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP));
            stranger.start();
            try {
                AlertSettings.Mail server = new AlertSettings.Mail(
                        "127.0.0.1",
                        (tls ? stranger.getSmtps() : stranger.getSmtp()).getPort(),
                        security,
                        "room@example.org",
                        List.of("it@example.org"),
                        Optional.of("room"),
                        Optional.of(password));
                AlertSettings settings = new AlertSettings(AlertSettings.URGENT, Optional.of(server), Optional.empty());
                try (Alerts alerts = start(settings, Alerts.Pace.STANDARD)) {
                    Alerts.Tried tried = alerts.test().get(0);

                    assertThat(tried.ok()).isFalse();
                    assertThat(tried.message()).contains(tls ? "cannot prove who it is" : "STARTTLS");
                    assertThat(stranger.getReceivedMessages()).isEmpty();
                }
            } finally {
                stranger.stop();
            }
        }
    }

    @Test
    void aWebhookMayNotBeThisPcUnlessItIsTrusted() throws Exception {
        LiveSettings live = LiveSettings.of(settings(webhook(), Set.of()));
        try (Alerts alerts = Alerts.start(live, Clock.systemUTC(), Alerts.Pace.STANDARD)) {
            Alerts.Tried tried = alerts.test().get(0);

            assertThat(tried.ok()).isFalse();
            assertThat(tried.message()).contains("this PC");
            assertThat(receiver.waiting()).isZero();
        }
    }

    @Test
    void anAddressThatIsASecretComesFromItsFile() throws Exception {
        Path url = Files.writeString(folder.resolve("url"), receiver.url() + "\n");
        AlertSettings settings = new AlertSettings(
                AlertSettings.URGENT,
                Optional.empty(),
                Optional.of(new AlertSettings.Webhook(Optional.empty(), Optional.of(url), Optional.empty())));
        try (Alerts alerts = start(settings, Alerts.Pace.STANDARD)) {
            assertThat(alerts.test()).extracting(Alerts.Tried::ok).containsExactly(true);
        }
    }

    private boolean isEnd(MimeMessage message) {
        try {
            return message.getSubject().contains("It is over");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void flap(Alerts alerts, String id) {
        Alarm alarm = alarm(id, AlarmKind.DISK_LOW, null);
        alerts.accept(alarm);
        alerts.accept(alarm.ending(ONSET.plusSeconds(1)));
    }

    private static Alarm alarm(String id, AlarmKind kind, String source) {
        return new Alarm(id, kind, kind.severity(), source, null, ONSET, null, Map.of());
    }

    private AlertSettings webhook() {
        return new AlertSettings(
                AlertSettings.URGENT,
                Optional.empty(),
                Optional.of(
                        new AlertSettings.Webhook(Optional.of(receiver.url()), Optional.empty(), Optional.empty())));
    }

    private AlertSettings both(Path token) {
        AlertSettings.Mail server = new AlertSettings.Mail(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                AlertSettings.Security.NONE,
                "room@example.org",
                List.of("it@example.org", "dean@example.org"),
                Optional.empty(),
                Optional.empty());
        return new AlertSettings(
                AlertSettings.URGENT,
                Optional.of(server),
                Optional.of(
                        new AlertSettings.Webhook(Optional.of(receiver.url()), Optional.empty(), Optional.of(token))));
    }

    private AgentSettings settings(AlertSettings alerts, Set<String> trusted) {
        return AgentSettings.standard(new DataFolder(folder))
                .with(new RoomSettings(
                        "Salle « A »\r\nBcc: x@example.org", RoomSettings.TEST_SOURCES, Optional.empty()))
                .with(alerts)
                .with(new NetworkSettings(trusted));
    }

    private Alerts start(AlertSettings alerts, Alerts.Pace pace) {
        return Alerts.start(LiveSettings.of(settings(alerts, Set.of("127.0.0.1"))), Clock.systemUTC(), pace);
    }
}
