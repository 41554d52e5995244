package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.LocalDateTime;
import javafx.fxml.FXML;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/**
 * The top of every screen but the recording's: where one is, the time, the language; at home also the ways to everything
 * else, elsewhere the way back.
 */
final class HeaderController {
    private final ScreenContext context;

    @FXML
    private Button back;

    @FXML
    private Icon backSign;

    @FXML
    private Label room;

    @FXML
    private Label time;

    @FXML
    private Button lectures;

    @FXML
    private Button check;

    @FXML
    private MenuButton language;

    @FXML
    private Button technician;

    HeaderController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        ScreenId screen = context.screen();
        boolean home = screen == ScreenId.HOME;
        show(back, screen.isAside());
        show(lectures, home);
        show(check, home && context.can(Abilities.CHECK));
        show(technician, home);
        boolean mirrored = context.messages().language().orientation() == NodeOrientation.RIGHT_TO_LEFT;
        backSign.setLiteral(mirrored ? "fth-arrow-right" : "fth-arrow-left");
        if (screen.isAside()) {
            room.getStyleClass().remove("user-text");
            room.setText(context.messages().get("title." + screen.id()));
        } else {
            context.follow(context.model().statusProperty().map(AgentStatus::room), room::setText);
        }
        context.follow(context.model().nowProperty(), this::showTime);
        fill(language, context);
    }

    @FXML
    private void back() {
        context.flow()
                .navigator()
                .go(
                        switch (context.screen()) {
                            case LECTURE -> Place.LECTURES;
                            case CAPTIONS, PLAYER -> Place.LECTURE;
                            default -> Place.HOME;
                        });
    }

    @FXML
    private void lectures() {
        context.flow().navigator().go(Place.LECTURES);
    }

    @FXML
    private void check() {
        context.flow().navigator().go(Place.CHECK);
    }

    @FXML
    private void technician() {
        context.flow().navigator().go(Place.LOCKED);
    }

    private void showTime(LocalDateTime now) {
        Messages messages = context.messages();
        // Larger letters leave the start screen, with all its ways, no room for the day's whole name.
        boolean roomy =
                context.screen() != ScreenId.HOME || context.appearance().textSize() == TextSize.NORMAL;
        String day = roomy ? messages.date(now) : messages.day(now);
        time.setText(messages.get("format.pair", messages.capital(day), messages.time(now.toLocalTime())));
    }

    /** Shows a control or takes it away as if it had never been. */
    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Offers each language under its own name, in its own letters. */
    static void fill(MenuButton menu, ScreenContext context) {
        Language now = context.messages().language();
        menu.setText(now.ownName());
        menu.setAccessibleText(context.messages().get("language.menu") + ": " + now.ownName());
        for (Language choice : Language.values()) {
            MenuItem item = new MenuItem(choice.ownName());
            item.getStyleClass().add(choice.styleClass());
            item.setOnAction(e -> context.appearance().speak(choice));
            menu.getItems().add(item);
        }
    }
}
