package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
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
 * The scene: shows the screen that belongs to the model's state and place, in the chosen language and colours, as large as
 * the window. A screen is built when it is entered and forgotten when it is left; what a lecturer typed or chose lives in
 * the model.
 */
final class KioskScreens {
    /** The sketches' size: at this one a letter of running text is 28 px. */
    private static final double REFERENCE_WIDTH = 1920;

    private static final double REFERENCE_HEIGHT = 1080;
    private static final double REFERENCE_TEXT = 28;
    private static final String FOLDER = "/io/rostrum/capture/kiosk/";

    private final ScreenContext.Parts parts;
    private final Looks looks;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, REFERENCE_WIDTH, REFERENCE_HEIGHT);
    private final KeyGuard keys = new KeyGuard(scene);
    private final Dimmer dimmer;
    private Messages messages;
    private Theme theme;
    private ScreenId shown;
    private ScreenContext context;

    KioskScreens(ScreenContext.Parts parts, Looks looks) {
        this.parts = parts;
        this.looks = looks;
        this.dimmer = new Dimmer(parts.flow());
        root.getStyleClass().add("kiosk");
        scene.getStylesheets().addAll("", resource("kiosk.css").toExternalForm());
        scene.widthProperty().subscribe(this::scale);
        scene.heightProperty().subscribe(this::scale);
        looks.onChange(this::look);
        look();
        parts.flow().model().stateProperty().subscribe(this::show);
        parts.flow().navigator().placeProperty().subscribe(this::show);
        parts.flow().model().abilitiesProperty().subscribe(abilities -> keys.whenFree(this::rebuild));
        new Touches(scene, parts.flow().navigator());
    }

    Scene scene() {
        return scene;
    }

    ScreenId shown() {
        return shown;
    }

    /** Looks as told; kept for the next start as if a technician had chosen it. */
    void dress(Language language, Theme colours, TextSize size) {
        looks.speak(language);
        looks.paint(colours);
        looks.write(size);
    }

    /** Called with the flow's tick. */
    void tick() {
        dimmer.tick();
    }

    private void look() {
        paint();
        enlarge();
        speak(looks.language());
        scale();
    }

    private void enlarge() {
        for (TextSize size : TextSize.values()) {
            root.getStyleClass().remove("size-" + size.id());
        }
        root.getStyleClass().add("size-" + looks.textSize().id());
    }

    private void paint() {
        if (looks.theme() != theme) {
            theme = looks.theme();
            scene.getStylesheets()
                    .set(0, resource("theme-" + theme.id() + ".css").toExternalForm());
        }
    }

    private void speak(Language language) {
        if (messages != null) {
            root.getStyleClass().remove(messages.language().styleClass());
        }
        messages = new Messages(language);
        root.getStyleClass().add(language.styleClass());
        scene.setNodeOrientation(language.orientation());
        rebuild();
    }

    private void rebuild() {
        shown = null;
        show();
    }

    private void show() {
        ScreenId wanted = ScreenId.of(
                parts.flow().model().stateProperty().get(),
                parts.flow().navigator().placeProperty().get());
        if (wanted == shown) {
            return;
        }
        shown = wanted;
        keys.screenChanged();
        if (context != null) {
            context.end();
        }
        context = new ScreenContext(wanted, parts, messages, looks);
        root.getChildren().setAll(load(wanted), dimmer.node());
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
            double pixels = REFERENCE_TEXT * factor * looks.textSize().factor();
            root.setStyle("-fx-font-size: " + pixels + "px;");
        }
    }

    private static URL resource(String file) {
        return KioskScreens.class.getResource(FOLDER + file);
    }
}
