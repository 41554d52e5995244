package io.rostrum.capture.kiosk;

import atlantafx.base.theme.PrimerLight;
import io.rostrum.capture.kiosk.screen.KioskSession;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The JavaFX program; {@link KioskLauncher} starts it. */
public final class Kiosk extends Application {
    static final String AGENT = "agent";
    static final String TOKEN_FILE = "token-file";
    static final String FOLDER = "folder";
    static final String WINDOWED = "windowed";

    private static final double WINDOW_WIDTH = 1280;
    private static final double WINDOW_HEIGHT = 720;

    private Stage stage;
    private KioskSession session;

    @Override
    public void start(Stage primary) {
        stage = primary;
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setTitle("Rostrum");
        open();
        if (getParameters().getUnnamed().contains(WINDOWED)) {
            stage.setWidth(WINDOW_WIDTH);
            stage.setHeight(WINDOW_HEIGHT);
        } else {
            ScreenSleep.prevent();
            fillScreen();
        }
        stage.show();
    }

    private void open() {
        Map<String, String> named = getParameters().getNamed();
        session = new KioskSession(
                URI.create(named.get(AGENT)),
                Path.of(named.get(TOKEN_FILE)),
                Path.of(named.get(FOLDER)),
                new KioskSession.Exits(this::restart, Platform::exit));
        stage.setScene(session.scene());
        session.start();
    }

    /** A screen that is in a bad way is built anew; a recording is the agent's and goes on. */
    private void restart() {
        session.close();
        open();
    }

    /** Nothing leads out but the technician's PIN: no key leaves the full screen, no window manager's button closes it. */
    private void fillScreen() {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setAlwaysOnTop(true);
        stage.setOnCloseRequest(Event::consume);
    }

    @Override
    public void stop() {
        if (session != null) {
            session.close();
        }
    }
}
