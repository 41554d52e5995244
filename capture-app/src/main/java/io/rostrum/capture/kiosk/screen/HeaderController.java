package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.LocalDateTime;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Room, day, time and language: the top of every screen but the recording's, which brings its own and uses the menu. */
final class HeaderController {
    private final ScreenContext context;

    @FXML
    private Label room;

    @FXML
    private Label time;

    @FXML
    private MenuButton language;

    HeaderController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        context.follow(context.model().statusProperty().map(AgentStatus::room), room::setText);
        context.follow(context.model().nowProperty(), this::showTime);
        fill(language, context);
    }

    private void showTime(LocalDateTime now) {
        Messages messages = context.messages();
        time.setText(messages.get("format.pair", messages.date(now), messages.time(now.toLocalTime())));
    }

    /** Offers each language under its own name, in its own letters. */
    static void fill(MenuButton menu, ScreenContext context) {
        menu.setText(context.messages().language().ownName());
        for (Language choice : Language.values()) {
            MenuItem item = new MenuItem(choice.ownName());
            item.getStyleClass().add(choice.styleClass());
            item.setOnAction(e -> context.speak(choice));
            menu.getItems().add(item);
        }
    }
}
