package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * The scene: shows the screen that belongs to the model's state, in the chosen language, as large as the window. A screen
 * is built when it is entered and forgotten when it is left; what a lecturer typed or chose lives in the model.
 */
final class KioskScreens {
    /** The sketches' size: at this one a letter of running text is 28 px. */
    private static final double REFERENCE_WIDTH = 1920;

    private static final double REFERENCE_HEIGHT = 1080;
    private static final double REFERENCE_TEXT = 28;
    private static final String FOLDER = "/io/rostrum/capture/kiosk/";

    private final KioskFlow flow;
    private final ScreenContext.Pictures pictures;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, REFERENCE_WIDTH, REFERENCE_HEIGHT);
    private final KeyGuard keys = new KeyGuard(scene);
    private Messages messages;
    private ScreenId shown;
    private ScreenContext context;

    KioskScreens(KioskFlow flow, ScreenContext.Pictures pictures, Language language) {
        this.flow = flow;
        this.pictures = pictures;
        scene.getStylesheets().add(resource("kiosk.css").toExternalForm());
        root.getStyleClass().add("kiosk");
        scene.widthProperty().subscribe(this::scale);
        scene.heightProperty().subscribe(this::scale);
        speak(language);
        flow.model().stateProperty().subscribe(this::show);
    }

    Scene scene() {
        return scene;
    }

    /** Changes the language on the spot. */
    void speak(Language language) {
        if (messages != null) {
            root.getStyleClass().remove(messages.language().styleClass());
        }
        messages = new Messages(language);
        root.getStyleClass().add(language.styleClass());
        scene.setNodeOrientation(language.orientation());
        shown = null;
        show(flow.model().stateProperty().get());
    }

    private void show(KioskState state) {
        ScreenId wanted = ScreenId.of(state);
        if (wanted == shown) {
            return;
        }
        shown = wanted;
        keys.screenChanged();
        if (context != null) {
            context.end();
        }
        context = new ScreenContext(flow, messages, pictures, this::speak);
        root.getChildren().setAll(load(wanted));
        focusMainAction();
    }

    private Parent load(ScreenId screen) {
        FXMLLoader loader = new FXMLLoader(resource(screen.file()), messages.bundle(), null, new Controllers(context));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The screen " + screen + " cannot be built from the program's own jar.", e);
        }
    }

    /** A keyboard starts at what a lecturer came for. */
    private void focusMainAction() {
        Node main = root.lookup(".main-action");
        if (main != null) {
            main.requestFocus();
        }
    }

    /**
     * Every size in the style sheet is in em; this is the one size that is not. It must be computed, so it cannot stand in
     * the style sheet. The narrower side counts, so that nothing is cut off on a screen that is not 16:9.
     */
    private void scale() {
        double factor = Math.min(scene.getWidth() / REFERENCE_WIDTH, scene.getHeight() / REFERENCE_HEIGHT);
        if (factor > 0) {
            root.setStyle("-fx-font-size: " + REFERENCE_TEXT * factor + "px;");
        }
    }

    private static URL resource(String file) {
        return KioskScreens.class.getResource(FOLDER + file);
    }
}
