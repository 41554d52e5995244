package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.control.QrCode;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** The technician's corner: how the screens look, where the console is, and the only way out of the kiosk. */
final class TechnicianController {
    private final ScreenContext context;

    @FXML
    private FlowPane languages;

    @FXML
    private FlowPane themes;

    @FXML
    private FlowPane sizes;

    @FXML
    private QrCode code;

    @FXML
    private Label address;

    @FXML
    private Label version;

    @FXML
    private Button check;

    TechnicianController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        Messages messages = context.messages();
        Appearance appearance = context.appearance();
        SimpleObjectProperty<Language> language = new SimpleObjectProperty<>(messages.language());
        Choices.fill(languages, List.of(Language.values()), Language::ownName, language);
        language.addListener((same, before, now) -> appearance.speak(now));
        SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(appearance.theme());
        Choices.fill(themes, List.of(Theme.values()), one -> messages.get("theme." + one.id()), theme);
        theme.addListener((same, before, now) -> appearance.paint(now));
        SimpleObjectProperty<TextSize> size = new SimpleObjectProperty<>(appearance.textSize());
        Choices.fill(sizes, List.of(TextSize.values()), one -> messages.get("size." + one.id()), size);
        size.addListener((same, before, now) -> appearance.write(now));
        String console = context.way().console().toString();
        code.textProperty().set(console);
        address.setText(console);
        HeaderController.show(check, context.can(Abilities.CHECK));
        context.follow(
                context.model().statusProperty().map(AgentStatus::version),
                now -> version.setText(messages.get("technician.version", now)));
    }

    @FXML
    private void check() {
        context.flow().navigator().go(Place.CHECK);
    }

    @FXML
    private void restart() {
        context.way().restart().run();
    }

    @FXML
    private void close() {
        context.way().close().run();
    }
}
