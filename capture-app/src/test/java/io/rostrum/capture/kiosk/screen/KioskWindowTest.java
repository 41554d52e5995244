package io.rostrum.capture.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.testsupport.XvfbDisplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real window on a real X11 screen, opened by {@code rostrum kiosk} and worked by its keyboard; only the agent is played,
 * and is slow to answer at first. One window serves all tests.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KioskWindowTest {
    /** A go of the screen's thread that is longer is seen as a jerk. */
    private static final long LONGEST_MILLIS = 100;

    private static final int ROUNDS = 3;

    @TempDir
    private static Path folder;

    private static XvfbDisplay display;
    private static FakeAgent agent;
    private static Process kiosk;
    private static PrintStream commands;
    private static BufferedReader answers;

    @BeforeAll
    static void open() throws IOException {
        display = new XvfbDisplay();
        agent = new FakeAgent();
        agent.mute();
        Path token = Files.createDirectories(folder.resolve("agent")).resolve("token");
        Files.writeString(token, FakeAgent.TOKEN + "\n");
        kiosk = display.on(KioskRemote.command(agent.address(), folder, "--windowed"))
                .redirectError(folder.resolve("kiosk.log").toFile())
                .start();
        commands = new PrintStream(kiosk.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(kiosk.getInputStream(), StandardCharsets.UTF_8));
        until("text .away-text", "The recorder is starting. This screen opens by itself.");
        // The window calls and calls again after ten seconds; whoever looks for an agent does so after three.
        Deadline.await("a second look for an agent", () -> agent.callers() >= 3);
        agent.speak();
    }

    @BeforeEach
    void atHome() {
        agent.idle();
        agent.sound(-20);
        Deadline.await("the start", () -> {
            ask("home");
            return ask("has .record-button").equals("true");
        });
        ask("language 0");
        until("text .record-word", "Record");
    }

    @AfterAll
    static void close() throws InterruptedException {
        commands.close();
        if (!kiosk.waitFor(10, TimeUnit.SECONDS)) {
            kiosk.destroyForcibly().waitFor();
        }
        agent.close();
        display.close();
    }

    /** {@link #open} saw the window before any answer. */
    @Test
    void anAgentThatListensAndIsSlowToAnswerIsWaitedForAndNoneIsStartedBesideIt() {
        assertThat(folder.resolve("logs")).doesNotExist();
        assertThat(kiosk.descendants()).isEmpty();
    }

    @Test
    void theKeyboardAloneRecordsALectureAndOnlyAHeldKeyStopsIt() {
        until("has .record-button", "true");
        assertThat(ask("size")).isEqualTo("1280x720");
        Deadline.await("all is well", () -> ask("text .status-headline").equals("All is well"));

        tap("ENTER");
        until("has .recording-word", "true");
        assertThat(agent.lastRequest().path("title").asText()).startsWith("Lecture ");
        assertThat(agent.lastRequest().path("layout").asText()).isEqualTo("slides-with-inset");
        Deadline.await("room in hours", () -> ask("facts").contains("Room for 41 hours"));

        tap("SPACE");
        until("text .stop-hint", "press and hold");
        assertThat(ask("has .recording-word")).isEqualTo("true");

        ask("down SPACE");
        until("has .receipt-headline", "true");
        ask("up SPACE");
        assertThat(ask("text .receipt-headline")).isEqualTo("Recorded 89 minutes");
        assertThat(ask("text .receipt-power")).isEqualTo("Please leave the PC on.");
        assertThat(ask("qr .qr-card")).isEqualTo("https://lectures.example.edu/watch/0193-test");

        tap("ENTER");
        until("has .record-button", "true");
    }

    @Test
    void aNewLectureIsNamedWithTheKeyboardOnTheScreenAndFromTheShortLists() {
        Instant start = Instant.now().minus(3, ChronoUnit.HOURS);
        agent.lectures(FakeAgent.lecture("l1", "Flow control", "Networks", "published", start, 5_280_000));
        fire("#lectures");
        until("has .lecture-row", "true");
        fire("#back");
        fire("#other");
        click("#title", "shown .screen-keyboard");
        for (String key : List.of("Capitals", "M", "a", "x", "Delete", "t", "h", "s", "Close")) {
            until("key " + key, "done");
        }
        until("shown .screen-keyboard", "false");
        assertThat(ask("typed #title")).isEqualTo("Maths");
        fire("#courses .chip");
        fire("#lecturers .chip");
        fire(".record-button");

        until("text .recording-title", "Maths");
        assertThat(agent.lastRequest().path("course").asText()).isEqualTo("Networks");
        assertThat(agent.lastRequest().path("lecturer").asText()).isEqualTo("Dr. Sok");
    }

    @Test
    void aSilentLectureIsToldInWords() {
        agent.sound(-90);
        agent.record("Networks", 0);
        until("has .recording-word", "true");

        until("text .status-headline", "No sound");
        agent.sound(-20);
        until("text .status-headline", "All is well");
    }

    @Test
    void whenTheAgentDiesTheScreenSaysSoAndComesBackByItself() throws IOException {
        agent.record("Networks", 60_000);
        until("has .recording-word", "true");
        int port = agent.port();
        agent.close();
        until("text .away-title", "The recorder is not answering");

        agent = new FakeAgent(port);
        agent.record("Networks", 90_000);
        until("has .recording-word", "true");
    }

    @Test
    void whileASlowAgentThinksTheScreenSaysSoAndStaysAwake() {
        agent.hold();
        try {
            ask("fire .record-button");
            until("text .record-word", "Starting…");
            ask("language 1");
            until("text .record-word", "Démarrage…");
            assertThat(ask("disabled .record-button")).isEqualTo("true");
        } finally {
            agent.release();
        }
        until("has .recording-word", "true");
    }

    @Test
    void aRefusalIsToldInWordsAndTheNextPressRecords() {
        agent.refuse(true);
        try {
            ask("fire .record-button");
            until("text .status-headline", "The recording did not start");
        } finally {
            agent.refuse(false);
        }
        fire(".record-button");
        until("has .recording-word", "true");
    }

    @Test
    void whoTeachesWithoutRecordingPressesOnce() {
        agent.next(ScreenTour.slot(Instant.now().minus(5, ChronoUnit.MINUTES)));
        agent.alarm("teaching-not-recording");
        until("has .teaching-sign", "true");

        tap("ENTER");
        until("has .recording-word", "true");
        assertThat(agent.lastRequest().path("title").asText()).isEqualTo("Lecture 9: congestion control");
    }

    @Test
    void aLectureThatCouldNotBeFinishedIsTriedAgainFromTheLibrary() {
        Instant start = Instant.now().minus(3, ChronoUnit.HOURS);
        agent.lectures(FakeAgent.lecture("l4", "Reliable transfer", "Networks", "failed", start, 5_280_000));
        fire("#lectures");
        click(".list-cell", "shown #retry");

        fire("#retry");
        Deadline.await("a second try", () -> agent.asked().contains("POST /l4/retry"));
    }

    @Test
    void onlyTheRightPinOpensTheTechniciansCornerAndAfterThreeWrongOnesNobodyMayTryForAWhile() throws IOException {
        until("has .record-button", "true");
        Path pin = Files.createDirectories(folder.resolve("kiosk")).resolve("pin");
        Files.writeString(pin, "4711\n");
        click("#technician", "has .pin-pad");
        pin("0");
        until("text #message", "That is not the PIN.");
        assertThat(ask("has #sizes")).isEqualTo("false");
        pin("4", "7", "1", "1");
        until("has #sizes", "true");

        click("#back", "has .record-button");
        click("#technician", "has .pin-pad");
        for (int i = 0; i < 3; i++) {
            until("disabled .pin-pad", "false");
            pin("0");
        }
        Deadline.await("a pause", () -> ask("text #message").startsWith("Too many wrong PINs. Try again in "));
        assertThat(ask("disabled .pin-pad")).isEqualTo("true");
    }

    @Test
    void onceWarmTheScreensThreadIsNeverBusyForATenthOfASecond() {
        Map<String, Long> least = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String way : List.of("#lectures", "#check", "#other", "#technician")) {
                busy(least, way, () -> fire(way), "shown #back", "true");
                busy(least, "back from " + way, () -> fire("#back"), "shown #back", "false");
            }
            for (Language language : List.of(Language.values())) {
                int index = language.ordinal();
                busy(least, language.name(), () -> ask("language " + index), "has .record-button", "true");
            }
            ask("language 0");
            busy(least, "recording", () -> agent.record("Networks", 60_000), "has .recording-word", "true");
            busy(least, "idle", agent::idle, "has .recording-word", "false");
            atHome();
        }
        // The least of the rounds: not the first times, and not what the compiler or a neighbour took.
        assertThat(least)
                .allSatisfy((what, millis) -> assertThat(millis).as(what).isLessThanOrEqualTo(LONGEST_MILLIS));
    }

    /** Keeps the least that something took of the screen's thread. */
    private static void busy(Map<String, Long> least, String what, Runnable act, String question, String answer) {
        ask("busy start");
        act.run();
        until(question, answer);
        ask("pulses");
        least.merge(what, Long.parseLong(ask("busy stop")), Math::min);
    }

    /** Some ways are there only once the agent has said what it can do. */
    private static void fire(String button) {
        until("fire " + button, "done");
    }

    private void pin(String... digits) {
        for (String digit : digits) {
            tap("DIGIT" + digit);
        }
        ask("click .pin-enter");
    }

    @Test
    void theLanguageChangesWithoutARestartAndArabicIsMirrored() {
        until("text .record-word", "Record");
        ask("language 2");
        until("text .record-word", "سجِّل");
        assertThat(ask("orientation")).isEqualTo("RIGHT_TO_LEFT");
        ask("language 4");
        until("text .record-word", "Бичих");
        assertThat(ask("orientation")).isEqualTo("LEFT_TO_RIGHT");
    }

    @Test
    void whatTheCheckFoundStaysWhenTheLanguageChanges() {
        fire("#check");
        until("shown #listen", "true");
        ask("language 1");
        until("text .check-headline", "La salle est prête"); // a check of the new screen's own would say that it looks
        assertThat(ask("shown #listen")).isEqualTo("true");
    }

    @Test
    void everyControlHasANameForScreenReadersAndIsLargeEnoughForAFinger() {
        until("has .record-button", "true");
        Deadline.await("layouts", () -> ask("controls").contains("Side by side"));
        assertControls(ask("controls"));

        agent.record("Networks", 60_000);
        until("has .recording-word", "true");
        assertControls(ask("controls"));
        // Of a screen 30 cm high: letters of 2 cm, which an eye of 6/12 reads from more than three metres.
        assertThat(Double.parseDouble(ask("letters .clock"))).isGreaterThanOrEqualTo(0.1);
    }

    private static void assertControls(String controls) {
        assertThat(controls.split(";")).hasSizeGreaterThanOrEqualTo(2).allSatisfy(control -> {
            String[] parts = control.split("\\|");
            assertThat(parts[1]).as(control).isNotBlank();
            // 48 px where a letter of running text is 28 px.
            assertThat(Double.parseDouble(parts[2])).as(control).isGreaterThanOrEqualTo(48.0 / 28);
        });
    }

    /** The pointer is a real one: a screen that is just being laid out may slip away under it, and people press again. */
    private static void click(String control, String shown) {
        Deadline.await(control + " leads to where it " + shown + "; see " + folder, () -> {
            if (ask("has " + control).equals("true")) {
                ask("click " + control);
            }
            long end = System.nanoTime() + 3_000_000_000L;
            while (!ask(shown).equals("true") && System.nanoTime() < end) {
                LockSupport.parkNanos(50_000_000);
            }
            return ask(shown).equals("true");
        });
    }

    private static void tap(String key) {
        ask("down " + key);
        ask("up " + key);
    }

    private static void until(String question, String answer) {
        Deadline.await(question + " is " + answer + "; see " + folder, () -> ask(question)
                .equals(answer));
    }

    private static String ask(String command) {
        commands.println(command);
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("= ")) {
                    return line.substring(2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("The kiosk ended.");
    }
}
