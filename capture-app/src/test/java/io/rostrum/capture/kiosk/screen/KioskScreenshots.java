package io.rostrum.capture.kiosk.screen;

import atlantafx.base.theme.PrimerLight;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;

/**
 * Draws every screen in every language at both sizes, for people to look at; needs a DISPLAY. Writes
 * {@code <folder>/<screen>-<language>-<height>.png}.
 */
public final class KioskScreenshots {
    private static final int[][] SIZES = {{1280, 720}, {1920, 1080}};

    private final Path folder;
    private final Path token;
    private FakeAgent agent;
    private KioskSession session;
    private Stage stage;

    private KioskScreenshots(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.token = Files.writeString(Files.createTempFile("rostrum", "token"), FakeAgent.TOKEN);
    }

    /** The folder is the only argument; {@code target/screenshots} without. */
    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        try {
            new KioskScreenshots(Path.of(args.length > 0 ? args[0] : "target/screenshots")).run();
        } finally {
            Platform.exit();
        }
    }

    private void run() throws Exception {
        agent = new FakeAgent();
        onScreen(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            session = new KioskSession(agent.address(), token);
            stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(session.scene());
            stage.setX(0);
            stage.setY(0);
            stage.show();
            // Out of the way: what is under the pointer looks pressed or hovered.
            new Robot().mouseMove(1919, 1079);
            return null;
        });
        draw("connecting");
        onScreen(() -> {
            session.start();
            return null;
        });
        until(KioskState.HOME);
        Deadline.await("pictures and sound", () -> session.isLive());
        draw("home");
        agent.change(s -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                        s.path("sources").get(1))
                .put("state", "lost"));
        Deadline.await("lost slides", () -> model().healthProperty().get().missing() != null);
        draw("home-lost");
        agent.change(s -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                        s.path("sources").get(1))
                .put("state", "ok"));
        agent.record("Computer Networks, Lecture 9: congestion control in long fat networks", 2_232_000);
        until(KioskState.RECORDING);
        Deadline.await("pictures and sound", () -> session.isLive());
        draw("recording");
        agent.record("Computer Networks", 5_832_000);
        agent.sound(-100);
        Deadline.await(
                "silence is noticed", () -> model().healthProperty().get().isSilent());
        draw("recording-silent");
        onScreen(() -> {
            session.flow().stop();
            return null;
        });
        until(KioskState.RECEIPT);
        draw("receipt");
        agent.sound(-20);
        agent.record("Computer Networks", 10_000);
        agent.close();
        until(KioskState.AWAY);
        draw("away");
        onScreen(() -> {
            session.close();
            stage.close();
            return null;
        });
    }

    private KioskModel model() {
        return session.flow().model();
    }

    private void until(KioskState state) {
        Deadline.await(state.name(), () -> model().stateProperty().get() == state);
    }

    private void draw(String screen) throws Exception {
        for (int[] size : SIZES) {
            for (Language language : Language.values()) {
                onScreen(() -> {
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    session.speak(language);
                    return null;
                });
                pulses();
                String name = screen + "-" + language.locale().getLanguage() + "-" + size[1] + ".png";
                onScreen(() -> {
                    write(session.scene().snapshot(null), folder.resolve(name));
                    return null;
                });
            }
        }
    }

    /** Lets the window take its size and its styles. */
    private void pulses() throws Exception {
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

    private static <T> T onScreen(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage png = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        png.setRGB(0, 0, width, height, argb, 0, width);
        try {
            ImageIO.write(png, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
