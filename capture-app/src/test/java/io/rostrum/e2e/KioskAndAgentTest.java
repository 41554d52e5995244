package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.kiosk.screen.KioskRemote;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lecturer's screen and the real agent behind it, with the test sources as the room. */
class KioskAndAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aLecturerRecordsWithTwoKeysAndAKilledScreenTouchesNothing() throws Exception {
        Path data = folder.resolve("data");
        RecordingStore store = new RecordingStore(data, Clock.systemUTC());
        try (XvfbDisplay display = new XvfbDisplay();
                RostrumProcess agent =
                        RostrumProcess.start(folder, "agent", "--data", data.toString(), "--port", "0", "--json")) {
            JsonNode listening = agent.await("listening");
            try (Kiosk first = Kiosk.open(display, listening, folder)) {
                first.await("text .status-headline", "All is well");
                first.tap("ENTER");
                first.await("has .recording-word", "true");
                Poll.until("a recording runs", PATIENCE, store::list, all -> running(all));
                first.kill();
            }
            assertThat(running(store.list())).isTrue();

            try (Kiosk second = Kiosk.open(display, listening, folder)) {
                second.await("has .recording-word", "true");
                second.ask("down SPACE");
                second.await("has .receipt-headline", "true");
                second.ask("up SPACE");
            }
            Recording done = Poll.until("the recording has ended", PATIENCE, store::list, all -> !running(all))
                    .get(0);
            assertThat(done.state()).isNotEqualTo(RecordingState.FAILED);
            assertThat(done.title()).startsWith("Lecture ");
            assertThat(done.tracks()).hasSize(3);
        }
    }

    @Test
    void aLectureIsPausedMarkedPlayedCutDeletedAndBroughtBackAndTheRoomIsChecked() throws Exception {
        Path data = folder.resolve("data");
        RecordingStore store = new RecordingStore(data, Clock.systemUTC());
        try (XvfbDisplay display = new XvfbDisplay();
                RostrumProcess agent =
                        RostrumProcess.start(folder, "agent", "--data", data.toString(), "--port", "0", "--json");
                Kiosk kiosk = Kiosk.open(display, agent.await("listening"), folder)) {
            kiosk.await("text .status-headline", "All is well");
            kiosk.tap("ENTER");
            kiosk.await("text .recording-word", "RECORDING");
            kiosk.ask("click #mark");
            Poll.until(
                    "a chapter is marked",
                    PATIENCE,
                    store::list,
                    all -> only(all).markers().size() == 1);
            kiosk.ask("click #pause");
            kiosk.await("text .recording-word", "PAUSED");
            kiosk.ask("language 1");
            kiosk.await("text .recording-word", "EN PAUSE");
            kiosk.ask("language 0");
            kiosk.await("text .recording-word", "PAUSED");
            kiosk.ask("click #pause");
            kiosk.await("text .recording-word", "RECORDING");
            Poll.until(
                    "some seconds are recorded",
                    PATIENCE,
                    () -> kiosk.ask("text .clock"),
                    at -> at.compareTo("00:06") >= 0);
            kiosk.ask("focus .stop-button");
            kiosk.ask("down SPACE");
            kiosk.await("has .receipt-headline", "true");
            kiosk.ask("up SPACE");

            kiosk.ask("click #look");
            kiosk.await("has .player-slider", "true");
            Poll.until(
                    "it plays",
                    PATIENCE,
                    () -> kiosk.ask("text .player-time"),
                    at -> at.contains("/") && !at.startsWith("00:00"));
            kiosk.ask("home");
            kiosk.await("has .trim-in", "true");
            kiosk.ask("focus .trim-in");
            kiosk.tap("RIGHT");
            kiosk.ask("click #save");
            Poll.until(
                    "the start is cut", PATIENCE, store::list, all -> only(all).trim() != null);
            assertThat(only(store.list()).pauses()).hasSize(1);

            kiosk.ask("click #delete");
            Poll.until("it is in the trash", PATIENCE, store::list, List::isEmpty);
            kiosk.await("has .toast", "true");
            Poll.until("it is back", PATIENCE, () -> undone(kiosk, store), all -> all.size() == 1);

            Poll.until("home", PATIENCE, () -> home(kiosk), "true"::equals);
            kiosk.await("fire #check", "done");
            kiosk.await("shown #listen", "true");
            assertThat(kiosk.ask("text .check-headline")).isIn("The room is ready", "Something needs a look");
            kiosk.await("fire #listen", "done");
        }
    }

    private static String home(Kiosk kiosk) throws IOException {
        kiosk.ask("home");
        return kiosk.ask("has .record-button");
    }

    /** The toast slides in, so that the pointer may miss it; people press again. */
    private static List<Recording> undone(Kiosk kiosk, RecordingStore store) throws Exception {
        if (store.list().isEmpty() && kiosk.ask("has .toast .chip").equals("true")) {
            kiosk.ask("click .toast .chip");
        }
        return store.list();
    }

    private static Recording only(List<Recording> recordings) {
        assertThat(recordings).hasSize(1);
        return recordings.get(0);
    }

    private static boolean running(List<Recording> recordings) {
        return recordings.size() == 1 && recordings.get(0).state() == RecordingState.RECORDING;
    }

    /** The real window in a process of its own, worked by its keyboard. */
    private record Kiosk(Process process, PrintStream commands, BufferedReader answers) implements AutoCloseable {
        static Kiosk open(XvfbDisplay display, JsonNode listening, Path folder) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Djava.awt.headless=true",
                    "-Duser.language=en",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KioskRemote.class.getName(),
                    listening.path("url").asText(),
                    listening.path("tokenFile").asText());
            Process process = display.on(builder)
                    .redirectError(Files.createTempFile(folder, "kiosk", ".log").toFile())
                    .start();
            return new Kiosk(
                    process,
                    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        void await(String question, String answer) throws Exception {
            Poll.until(question + " says " + answer, PATIENCE, () -> ask(question), answer::equals);
        }

        String ask(String question) throws IOException {
            commands.println(question);
            String line = answers.readLine();
            while (line != null && !line.startsWith("= ")) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new AssertionError("The kiosk ended.");
            }
            return line.substring(2);
        }

        void tap(String key) throws IOException {
            ask("down " + key);
            ask("up " + key);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            commands.close();
            kill();
        }
    }
}
