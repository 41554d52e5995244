package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code rostrum kiosk} alone on a PC: it starts the agent, and again when that is killed in the middle of a lecture. The test's
 * microphone hears somebody teach.
 */
class KioskAndKilledAgentTest {
    /** What is on the masters is for others to test; here a microphone will do. */
    private static final String SETTINGS = "sources: [\"test:speech\"]\n";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private final List<ProcessHandle> agents = new ArrayList<>();

    @Test
    void whoTeachesIsAskedAndTheLectureOutlivesAnAgentThatHangsAndOneThatIsKilled() throws Exception {
        Path own = folder.resolve("own");
        RecordingStore lectures = new RecordingStore(own, Clock.systemUTC());
        Files.createDirectories(own);
        Files.writeString(own.resolve("rostrum.yaml"), SETTINGS);
        URI there = URI.create("http://127.0.0.1:" + freePort());
        try (XvfbDisplay display = new XvfbDisplay();
                KioskProcess kiosk = KioskProcess.open(display, there, own, "--windowed")) {
            kiosk.await("has .record-button", "true");
            ProcessHandle agent = agent(kiosk);
            ApiClient.withTokenOf(there, own).send("PUT", "/schedule", timetable());
            kiosk.await("has .teaching-sign", "true");
            Instant pressed = Instant.now();
            kiosk.await("fire .record-button", "done");
            kiosk.await("text .recording-word", "RECORDING");
            kiosk.await("text .clock", at -> at.compareTo("00:03") >= 0);
            Recording lecture = lectures.list().get(0);
            assertThat(lecture.startedAt()).as("with the pre-buffer").isBefore(pressed);
            kiosk.await("fire #extend", "done");
            Poll.until(
                    "ten minutes more",
                    PATIENCE,
                    () -> lectures.list().get(0).plannedEnd(),
                    lecture.plannedEnd().plus(10, ChronoUnit.MINUTES)::equals);

            RostrumProcess.signal(agent, "STOP");
            kiosk.await("text .away-title", "The recorder is not answering");
            RostrumProcess.signal(agent, "CONT");
            kiosk.await("text .recording-word", "RECORDING");

            agent.destroyForcibly();
            kiosk.await("text .away-title", "The recorder is not answering");
            kiosk.await("text .recording-word", "RECORDING");
            assertThat(kiosk.ask("text .recording-title")).isEqualTo("Heat");
            assertThat(kiosk.ask("text .clock")).isGreaterThanOrEqualTo("00:03");
            assertThat(agent(kiosk)).isNotEqualTo(agent);

            kiosk.stop();
            assertThat(lectures.list()).singleElement().satisfies(done -> {
                assertThat(done.id()).isEqualTo(lecture.id());
                assertThat(done.state()).isNotIn(RecordingState.RECORDING, RecordingState.FAILED);
                assertThat(done.recovered()).isTrue();
            });
        } finally {
            agents.forEach(ProcessHandle::destroyForcibly); // they outlive the kiosk
        }
    }

    private ProcessHandle agent(KioskProcess kiosk) {
        ProcessHandle agent = kiosk.process().children().findFirst().orElseThrow();
        agents.add(agent);
        return agent;
    }

    /** A lecture that began five minutes ago, and that nobody has started. */
    private static String timetable() {
        LocalDateTime start = LocalDateTime.now().minusMinutes(5).withSecond(0).withNano(0);
        return String.format(
                "{\"slots\":[{\"title\":\"Heat\",\"day\":\"%s\",\"start\":\"%s\",\"minutes\":90,\"autoStart\":false}]}",
                start.getDayOfWeek().name().toLowerCase(Locale.ROOT), start.toLocalTime());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
