package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.recording.Folders;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.testsupport.XvfbDisplay;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lecturer's screen and the real agent behind it, with the test sources as the room. One agent serves all tests. */
class KioskAndAgentTest {
    /** One lecture is encoded after the other, at low priority: a test that waits for its own waits for those before. */
    private static final String SETTINGS = """
            recording: {preBuffer: 0s}
            encoding: {ladder: small, follow: false}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private static Path folder;

    private static Path data;
    private static RecordingStore store;
    private static XvfbDisplay display;
    private static RostrumProcess agent;
    private static URI address;
    private static KioskProcess open;

    /** The lectures of the tests before. */
    private Set<RecordingId> before;

    @BeforeAll
    static void start() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("rostrum.yaml"), SETTINGS);
        store = new RecordingStore(data, Clock.systemUTC());
        display = new XvfbDisplay();
        agent = RostrumProcess.start(folder, "agent", "--data", data.toString(), "--port", "0", "--json");
        address = URI.create(agent.await("listening").path("url").asText());
    }

    @AfterAll
    static void end() {
        if (open != null) {
            open.close();
        }
        agent.close();
        display.close();
    }

    @BeforeEach
    void remember() throws Exception {
        before = store.list().stream().map(Recording::id).collect(Collectors.toSet());
    }

    @Test
    void aLecturerRecordsWithTwoKeysAndAKilledScreenTouchesNothing() throws Exception {
        KioskProcess first = kiosk();
        first.await("text .status-headline", "All is well");
        first.await("facts", told -> told.matches(".*Room for (less than an hour|\\d+ hours?).*"));
        first.tap("ENTER");
        first.await("has .recording-word", "true");
        RecordingId id = Poll.until("a recording runs", PATIENCE, this::mine, this::runs)
                .orElseThrow()
                .id();
        first.kill();
        assertThat(runs(mine())).isTrue();

        KioskProcess second = kiosk();
        second.await("has .recording-word", "true");
        second.ask("down SPACE");
        second.await("has .receipt-headline", "true");
        second.ask("up SPACE");
        Recording done = store.get(id).orElseThrow();
        assertThat(done.state()).isNotIn(RecordingState.RECORDING, RecordingState.FAILED);
        assertThat(done.title()).startsWith("Lecture ");
        assertThat(done.tracks()).hasSize(3);
    }

    @Test
    void aLectureIsPausedMarkedPlayedCutDeletedAndBroughtBackAndTheRoomIsChecked() throws Exception {
        KioskProcess kiosk = kiosk();
        kiosk.await("text .status-headline", "All is well");
        String seen = kiosk.ask("seen .preview-pane");
        kiosk.await("seen .preview-pane", now -> !now.equals(seen));
        kiosk.ask("pick .layout-button 2");
        Path token = data.resolve("agent").resolve("token");
        String right = Files.readString(token);
        Files.writeString(token, "another");
        kiosk.await("fire .record-button", "done");
        kiosk.await("text .status-headline", "This screen may not record");
        Files.writeString(token, right);
        kiosk.await("fire .record-button", "done");
        kiosk.await("text .recording-word", "RECORDING");
        assertThat(mine().orElseThrow().layout()).isEqualTo(Layout.PRESENTER);
        kiosk.ask("click #mark");
        Poll.until(
                "a chapter is marked",
                PATIENCE,
                () -> mine().orElseThrow().markers().size(),
                count -> count == 1);
        kiosk.ask("click #pause");
        kiosk.await("text .recording-word", "PAUSED");
        assertThat(kiosk.ask("text .recording-hint")).contains("Students will not see the pause.");
        kiosk.ask("language 1");
        kiosk.await("text .recording-word", "EN PAUSE");
        kiosk.ask("language 0");
        kiosk.await("text .recording-word", "PAUSED");
        kiosk.ask("click #pause");
        kiosk.await("text .recording-word", "RECORDING");
        kiosk.await("text .clock", at -> at.compareTo("00:06") >= 0);
        kiosk.stop();

        kiosk.ask("click #look");
        kiosk.await("has .player-slider", "true");
        kiosk.await("text .player-time", at -> at.contains("/") && !at.startsWith("00:00"));
        kiosk.ask("home");
        kiosk.await("has .trim-in", "true");
        kiosk.ask("focus .trim-in");
        kiosk.tap("RIGHT");
        kiosk.ask("click #save");
        Poll.until("the start is cut", PATIENCE, () -> mine().orElseThrow().trim(), trim -> trim != null);
        assertThat(mine().orElseThrow().pauses()).hasSize(1);

        kiosk.ask("click #delete");
        Poll.until("it is in the trash", PATIENCE, this::mine, Optional::isEmpty);
        kiosk.await("has .toast", "true");
        Poll.until("it is back", PATIENCE, () -> undone(kiosk), Optional::isPresent);

        kiosk.home();
        kiosk.await("fire #check", "done");
        kiosk.await("shown #listen", "true");
        assertThat(kiosk.ask("text .check-headline")).isIn("The room is ready", "Something needs a look");
        kiosk.await("fire #listen", "done");
    }

    @Test
    void aLectureThatTheConsoleRecordedGetsItsCaptionsFromLecturesAndASecondTryOnceItHasFailed() throws Exception {
        KioskProcess kiosk = kiosk();
        Path captions = Files.createDirectories(data.resolve("kiosk").resolve("captions"));
        Files.writeString(captions.resolve("water.srt"), "1\n00:00:00,000 --> 00:00:01,500\nGood morning.\n");
        ApiClient console = ApiClient.withTokenOf(address, data);
        console.post("/recordings", "{\"title\":\"The water cycle\",\"language\":\"en\"}");
        kiosk.await("text .recording-title", "The water cycle");
        kiosk.await("text .clock", at -> at.compareTo("00:02") >= 0);
        console.post("/recordings/current/stop", "");
        kiosk.await("text .receipt-title", "The water cycle");

        kiosk.home();
        kiosk.await("fire #lectures", "done");
        kiosk.await("chosen .lecture-list", "The water cycle");
        kiosk.ask("focus .lecture-list");
        kiosk.tap("ENTER");
        kiosk.await("text .lecture-headline", "The water cycle");
        kiosk.await("fire #captions", "done");
        kiosk.await("fire .file-row", "done");
        kiosk.await("text .lecture-note", "The captions are added.");
        String lecture = "/recordings/" + mine().orElseThrow().id();
        assertThat(console.json(lecture).path("captions"))
                .extracting(JsonNode::asText)
                .containsExactly("en");

        Path master = store.directory(mine().orElseThrow().id()).resolve("master");
        Files.move(master, master.resolveSibling("safe"));
        writeNonsense(master);
        assertThat(console.post(lecture + "/trim", "{\"inMs\":500,\"outMs\":1500}")
                        .statusCode())
                .isEqualTo(200);
        kiosk.await("shown #retry", "true");
        assertThat(mine().orElseThrow().state()).isEqualTo(RecordingState.FAILED);
        Folders.remove(master);
        Files.move(master.resolveSibling("safe"), master);
        kiosk.await("fire #retry", "done");
        Poll.until("it is encoded", PATIENCE, () -> console.json(lecture), told -> told.path("state")
                .asText()
                .equals("encoded"));
        kiosk.await("shown #retry", "false");
        kiosk.await("pictures .lecture-picture", "1");
        kiosk.await("pictures .trim-stills", count -> Integer.parseInt(count) > 0);
        kiosk.await("text .lecture-state", "On this PC");
    }

    /** What no encoder can read, by the names of the masters. */
    private static void writeNonsense(Path master) throws IOException {
        Files.createDirectory(master);
        try (Stream<Path> tracks = Files.list(master.resolveSibling("safe"))) {
            for (Path track : tracks.toList()) {
                Files.writeString(master.resolve(track.getFileName()), "nonsense");
            }
        }
    }

    @Test
    void onlyThePinLeadsOutOfTheKioskWrongOnesAreCountedOnDiskAndTheAgentGoesOn() throws Exception {
        KioskProcess kiosk = kiosk();
        Path attempts = data.resolve("kiosk").resolve("pin-attempts");
        String pin = Files.readString(data.resolve("kiosk").resolve("pin")).strip();
        String wrong = pin.equals("000000") ? "000001" : "000000";
        kiosk.await("fire #technician", "done");
        for (int i = 0; i < 3; i++) {
            kiosk.await("disabled .pin-pad", "false");
            enter(kiosk, wrong);
        }
        kiosk.await("text #message", told -> told.startsWith("Too many wrong PINs. Try again in "));
        assertThat(kiosk.ask("disabled .pin-pad")).isEqualTo("true");
        kiosk.kill();

        assertThat(Files.readString(attempts)).startsWith("3 ");
        Files.writeString(attempts, "3 " + Instant.now().minusSeconds(31)); // the pause is over
        try (KioskProcess whole = KioskProcess.open(display, address, data, "--wait")) {
            whole.await("has .record-button", "true");
            whole.tap("ESCAPE");
            whole.tap("F11");
            whole.await("size", "1920x1080");
            technician(whole, pin);
            assertThat(whole.ask("text .technician-address")).isEqualTo(address.toString());
            assertThat(whole.ask("qr .qr-card")).isEqualTo(address.toString());
            whole.await("pick #themes .choice 1", "done");
            whole.await("look", "theme-dark.css");
            whole.await("fire #restart", "done");
            technician(whole, pin);
            assertThat(whole.ask("look")).isEqualTo("theme-dark.css");
            whole.await("fire .actions #check", "done");
            whole.await("has .check-headline", "true");
            whole.home();
            technician(whole, pin);
            Poll.until(
                    "the screen stays on",
                    PATIENCE,
                    KioskAndAgentTest::screenSaver,
                    told -> told.contains("timeout:  0"));
            whole.await("leave", "done");
            assertThat(whole.process().waitFor()).isZero();
        }
        assertThat(agent.handle().isAlive()).isTrue();
    }

    /** The window of the test before, or a new one; at the start. */
    private static KioskProcess kiosk() throws Exception {
        if (open == null || !open.process().isAlive()) {
            open = KioskProcess.open(display, address, data, "--windowed", "--wait");
            open.await("has .away-title", "false");
            return open;
        }
        open.home();
        return open;
    }

    private static void technician(KioskProcess kiosk, String pin) throws Exception {
        kiosk.await("fire #technician", "done");
        kiosk.await("disabled .pin-pad", "false");
        enter(kiosk, pin);
        kiosk.await("has .technician-address", "true");
    }

    /** What X11 would do to a screen that nobody touches. */
    private static String screenSaver() throws IOException {
        Process xset = display.on(new ProcessBuilder("xset", "q")).start();
        return new String(xset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void enter(KioskProcess kiosk, String pin) throws IOException {
        for (char digit : pin.toCharArray()) {
            kiosk.tap("DIGIT" + digit);
        }
        kiosk.ask("fire .pin-enter");
    }

    /** The toast slides in, so that the pointer may miss it; people press again. */
    private Optional<Recording> undone(KioskProcess kiosk) throws Exception {
        if (mine().isEmpty() && kiosk.ask("has .toast .chip").equals("true")) {
            kiosk.ask("click .toast .chip");
        }
        return mine();
    }

    /** This test's lecture. */
    private Optional<Recording> mine() throws RecorderException {
        return store.list().stream()
                .filter(lecture -> !before.contains(lecture.id()))
                .findFirst();
    }

    private boolean runs(Optional<Recording> lecture) {
        return lecture.filter(found -> found.state() == RecordingState.RECORDING)
                .isPresent();
    }
}
