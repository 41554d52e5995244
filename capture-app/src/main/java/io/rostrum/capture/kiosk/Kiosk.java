package io.rostrum.capture.kiosk;

import atlantafx.base.theme.PrimerLight;
import io.rostrum.capture.kiosk.screen.KioskSession;
import java.net.URI;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The JavaFX program; {@link KioskLauncher} starts it. */
public final class Kiosk extends Application {
    static final String AGENT = "agent";
    static final String TOKEN_FILE = "token-file";
    static final String WINDOWED = "windowed";

    private static final double WINDOW_WIDTH = 1280;
    private static final double WINDOW_HEIGHT = 720;

    private KioskSession session;

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Parameters parameters = getParameters();
        session = new KioskSession(
                URI.create(parameters.getNamed().get(AGENT)),
                Path.of(parameters.getNamed().get(TOKEN_FILE)));
        show(stage, session.scene(), parameters.getUnnamed().contains(WINDOWED));
        session.start();
    }

    private static void show(Stage stage, Scene scene, boolean windowed) {
        stage.setTitle("Rostrum");
        stage.setScene(scene);
        if (windowed) {
            stage.setWidth(WINDOW_WIDTH);
            stage.setHeight(WINDOW_HEIGHT);
        } else {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(screen.getWidth());
            stage.setHeight(screen.getHeight());
            stage.setFullScreenExitHint("");
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreen(true);
        }
        stage.show();
    }

    @Override
    public void stop() {
        if (session != null) {
            session.close();
        }
    }
}
