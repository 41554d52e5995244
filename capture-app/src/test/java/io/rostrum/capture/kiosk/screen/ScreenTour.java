package io.rostrum.capture.kiosk.screen;

import atlantafx.base.theme.PrimerLight;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.kiosk.client.Slot;
import io.rostrum.capture.kiosk.model.Health;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.model.RoomChecker;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Leads through every screen in each of its states, in a real window with a played agent, and lets a visitor look at each. */
final class ScreenTour {
    /** So that all but the screens costs little. */
    private static final int PREVIEW_MILLIS = 1_000;

    private final Path token;
    private final Path folder;
    private FakeAgent agent;
    private KioskSession session;
    private Stage stage;
    private Runnable touch = () -> {};

    ScreenTour() throws IOException {
        folder = Files.createTempDirectory("rostrum-tour");
        token = Files.writeString(folder.resolve("token"), FakeAgent.TOKEN);
    }

    /** Looks at a screen; called on a thread that may wait for the screen's own. */
    @FunctionalInterface
    interface Visitor {
        void visit(String screen) throws Exception;
    }

    static void begin() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    void run(Visitor visitor) throws Exception {
        agent = new FakeAgent();
        agent.lectures(lectures());
        agent.previewEach(PREVIEW_MILLIS);
        open();
        visitor.visit("connecting");
        onScreen(() -> {
            session.start();
            return null;
        });
        until(KioskState.HOME);
        Deadline.await("pictures and sound", session::isLive);
        Deadline.await("abilities", () -> model().abilitiesProperty().get().can("/check"));
        Deadline.await(
                "lectures",
                () -> !session.flow().shelf().lecturesProperty().get().isEmpty());
        Deadline.await("sound is good", () -> model().healthProperty().get().severity() == Health.Severity.GOOD);
        visitor.visit("home-new");
        next(Instant.now().plus(15, ChronoUnit.MINUTES));
        visitor.visit("home-next");
        // It runs already: what comes next would be told in other words late in the evening.
        next(Instant.now().minus(5, ChronoUnit.MINUTES));
        visitor.visit("home");
        lostSlides(true);
        visitor.visit("home-alarm");
        lostSlides(false);
        aside(visitor);
        lecture(visitor);
        agent.close();
        until(KioskState.AWAY);
        visitor.visit("away");
    }

    private void open() throws Exception {
        onScreen(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            session = new KioskSession(agent.address(), token, folder, new KioskSession.Exits(() -> {}, () -> {}));
            stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(session.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            // Out of the way: what is under the pointer looks pressed or hovered.
            new Robot().mouseMove(1919, 1079);
            return null;
        });
    }

    private void lostSlides(boolean lost) {
        agent.change(s -> ((ObjectNode) s.path("sources").get(1)).put("state", lost ? "lost" : "ok"));
        Deadline.await("slides", () -> (model().healthProperty().get().missing() != null) == lost);
        if (!lost) {
            Deadline.await("pictures", session::isLive);
        }
    }

    private void aside(Visitor visitor) throws Exception {
        go(Place.NEW_LECTURE);
        visitor.visit("new-lecture");
        touch = () -> {
            session.scene().lookup("#keyboard").setVisible(true);
            session.scene().lookup("#keyboard").setManaged(true);
        };
        visitor.visit("new-lecture-keyboard");
        touch = () -> {};
        go(Place.LECTURES);
        visitor.visit("lectures");
        onScreen(() -> {
            session.flow()
                    .shelf()
                    .delete(session.flow().shelf().lecturesProperty().get().get(4));
            return null;
        });
        Deadline.await("deleted", () -> session.flow().shelf().deletedProperty().get() != null);
        visitor.visit("lectures-deleted");
        onScreen(() -> {
            session.flow()
                    .shelf()
                    .open(session.flow().shelf().lecturesProperty().get().get(2));
            session.flow().navigator().go(Place.LECTURE);
            return null;
        });
        Deadline.await("sound", () -> session.flow().shelf().waveformProperty().get() != null);
        visitor.visit("lecture");
        go(Place.CAPTIONS);
        visitor.visit("captions-empty");
        Path captions = Files.createDirectories(folder.resolve("captions"));
        Files.writeString(captions.resolve("water-cycle.en.vtt"), "WEBVTT\n");
        Deadline.await("a file", () -> session.scene().lookup(".file-row") != null);
        visitor.visit("captions");
        go(Place.LECTURE);
        player(visitor);
        agent.room(true);
        go(Place.CHECK);
        checked(visitor, "check");
        agent.room(false);
        go(Place.HOME);
        go(Place.CHECK);
        checked(visitor, "check-attention");
        go(Place.LOCKED);
        visitor.visit("locked");
        go(Place.TECHNICIAN);
        visitor.visit("technician");
        go(Place.RESTING);
        visitor.visit("resting");
        go(Place.HOME);
        agent.change(s -> s.put("preBufferMs", 120_000));
        agent.next(slot(Instant.now().truncatedTo(ChronoUnit.HOURS)));
        agent.alarm("teaching-not-recording");
        Deadline.await(
                "teaching", () -> session.flow().navigator().placeProperty().get() == Place.TEACHING);
        visitor.visit("teaching");
        agent.alarm(null);
    }

    private void player(Visitor visitor) throws Exception {
        onScreen(() -> {
            ((Button) session.scene().lookup(".done-button")).fire();
            return null;
        });
        Deadline.await(
                "a picture", () -> session.player().slides().imageProperty().get() != null);
        Deadline.await("some seconds", () -> session.player().positionProperty().get() > 1_000);
        onScreen(() -> {
            session.player().stop();
            session.player().seek(1_234_000);
            return null;
        });
        visitor.visit("player");
    }

    private void checked(Visitor visitor, String name) throws Exception {
        Deadline.await(
                "the check", () -> session.flow().checker().stageProperty().get() == RoomChecker.Stage.DONE);
        visitor.visit(name);
    }

    private void lecture(Visitor visitor) throws Exception {
        agent.record("Computer Networks, Lecture 9: congestion control in long fat networks", 2_232_000);
        until(KioskState.RECORDING);
        Deadline.await("pictures", session::isLive);
        visitor.visit("recording");
        onScreen(() -> {
            session.flow().controls().pauseOrResume();
            return null;
        });
        Deadline.await("paused", () -> model().recordingProperty().get().isPaused());
        visitor.visit("paused");
        agent.record("Computer Networks", 5_832_000);
        agent.alarm("black");
        Deadline.await("alarm", () -> model().healthProperty().get().alarm() != null);
        visitor.visit("recording-alarm");
        agent.alarm(null);
        onScreen(() -> {
            session.flow().stop();
            return null;
        });
        until(KioskState.RECEIPT);
        Deadline.await("sound", () -> session.flow().shelf().waveformProperty().get() != null);
        visitor.visit("receipt");
        agent.record("Computer Networks", 10_000);
    }

    private void next(Instant start) throws Exception {
        agent.next(slot(start));
        Deadline.await("next lecture", () -> {
            Slot next = model().statusProperty().get().next();
            return next != null && next.start().equals(start);
        });
    }

    /** A lecture of the timetable. */
    static ObjectNode slot(Instant start) {
        return FakeAgent.object()
                .put("slot", "mon-9")
                .put("title", "Lecture 9: congestion control")
                .put("course", "Computer Networks")
                .put("lecturer", "The lecturer's name")
                .put("language", "en")
                .put("start", start.toString())
                .put("end", start.plus(90, ChronoUnit.MINUTES).toString())
                .put("autoStart", true);
    }

    private static ObjectNode[] lectures() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        return new ObjectNode[] {
            FakeAgent.lecture(
                    "l1", "Lecture 8: flow control", "Computer Networks", "encoding", hours(now, 1), 5_340_000),
            FakeAgent.lecture("l2", "Graphs and trees", "Discrete Mathematics", "encoded", hours(now, 22), 6_120_000),
            FakeAgent.lecture("l3", "The water cycle", "Geography", "published", hours(now, 25), 2_760_000)
                    .put("watchUrl", "https://lectures.example.edu/watch/l3"),
            FakeAgent.lecture(
                    "l4",
                    "Lecture 7: reliable transfer over networks that lose packets, and what it costs",
                    "Computer Networks",
                    "failed",
                    hours(now, 49),
                    5_280_000),
            FakeAgent.lecture("l5", "Introduction", "Computer Networks", "published", hours(now, 170), 3_000_000),
        };
    }

    private static Instant hours(Instant now, int ago) {
        return now.minus(ago, ChronoUnit.HOURS);
    }

    private void go(Place place) throws Exception {
        onScreen(() -> {
            session.flow().navigator().go(place);
            return null;
        });
    }

    KioskSession session() {
        return session;
    }

    /** Dresses the screen, which builds it anew; for the JavaFX thread. */
    void dress(Language language, Theme theme, TextSize size) {
        session.screens().dress(language, theme, size);
        touch.run();
    }

    /** Gives the window another size and waits until it has it. */
    void resize(int width, int height) throws Exception {
        onScreen(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        Deadline.await(
                "a window of " + width + "x" + height,
                () -> session.scene().getWidth() == width && session.scene().getHeight() == height);
    }

    private KioskModel model() {
        return session.flow().model();
    }

    private void until(KioskState state) {
        Deadline.await(state.name(), () -> model().stateProperty().get() == state);
    }

    /** Lets the window take its size and its styles. */
    void pulses() throws Exception {
        for (int i = 0; i < 3; i++) {
            CountDownLatch pulse = new CountDownLatch(1);
            onScreen(() -> {
                Runnable[] self = new Runnable[1];
                self[0] = () -> {
                    session.scene().removePostLayoutPulseListener(self[0]);
                    pulse.countDown();
                };
                session.scene().addPostLayoutPulseListener(self[0]);
                Platform.requestNextPulse();
                return null;
            });
            pulse.await();
        }
    }

    static <T> T onScreen(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    /** Ends the kiosk and its agent. */
    void close() throws Exception {
        onScreen(() -> {
            session.close();
            stage.close();
            return null;
        });
        agent.close();
    }
}
