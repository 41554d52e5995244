package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.recording.RecordingId;
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
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rostrum kiosk} alone on a PC: it starts the agent, and again when that is killed in the middle of a lecture. */
class KioskAndKilledAgentTest {
    /** What is on the masters is for others to test; here a microphone will do. */
    private static final String SETTINGS = "sources: [\"test:speech\"]\n";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void anAgentThatIsKilledWhileItRecordsComesBackByItselfAndTheScreenGoesOnWithTheSameLecture() throws Exception {
        Path own = folder.resolve("own");
        RecordingStore lectures = new RecordingStore(own, Clock.systemUTC());
        Files.createDirectories(own);
        Files.writeString(own.resolve("rostrum.yaml"), SETTINGS);
        URI there = URI.create("http://127.0.0.1:" + freePort());
        Optional<ProcessHandle> started = Optional.empty();
        try (XvfbDisplay display = new XvfbDisplay();
                KioskProcess kiosk = KioskProcess.open(display, there, own, "--windowed")) {
            kiosk.await("has .record-button", "true");
            started = kiosk.process().children().findFirst();
            ApiClient.withTokenOf(there, own).send("PUT", "/schedule", timetable());
            kiosk.await("text .lecture-title", "Heat");
            kiosk.tap("ENTER");
            kiosk.await("text .recording-word", "RECORDING");
            kiosk.await("text .clock", at -> at.compareTo("00:03") >= 0);
            RecordingId id = lectures.list().get(0).id();

            Instant end = lectures.list().get(0).plannedEnd();
            kiosk.await("fire #extend", "done");
            Poll.until(
                    "ten minutes more",
                    PATIENCE,
                    () -> lectures.list().get(0).plannedEnd(),
                    end.plus(10, ChronoUnit.MINUTES)::equals);

            ProcessHandle killed = started.orElseThrow();
            killed.destroyForcibly();
            kiosk.await("text .away-title", "The recorder is not answering");
            kiosk.await("text .recording-word", "RECORDING");
            assertThat(kiosk.ask("text .recording-title")).isEqualTo("Heat");
            assertThat(kiosk.ask("text .clock")).isGreaterThanOrEqualTo("00:03");
            started = kiosk.process().children().findFirst();
            assertThat(started).isPresent().get().isNotEqualTo(killed);

            kiosk.stop();
            assertThat(lectures.list()).singleElement().satisfies(lecture -> {
                assertThat(lecture.id()).isEqualTo(id);
                assertThat(lecture.state()).isNotIn(RecordingState.RECORDING, RecordingState.FAILED);
                assertThat(lecture.recovered()).isTrue();
            });
        } finally {
            started.ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** A lecture that is due in a quarter of an hour. */
    private static String timetable() {
        LocalDateTime start = LocalDateTime.now().plusMinutes(15).withSecond(0).withNano(0);
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
