package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.Lock;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The door of the technician's corner: digits by touch or keyboard, and a pause after wrong ones. */
final class LockedController {
    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final int LONGEST = 12;
    private static final int DOTS = 6;

    private final ScreenContext context;
    private final Lock lock;
    private final StringBuilder digits = new StringBuilder();
    private final EventHandler<KeyEvent> keys = this::pressed;

    @FXML
    private Label message;

    @FXML
    private HBox dots;

    @FXML
    private GridPane pad;

    LockedController(ScreenContext context) {
        this.context = context;
        this.lock = context.lock();
    }

    @FXML
    private void initialize() {
        lock.shut();
        // A telephone's keys lie the same way in every language.
        pad.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        for (int digit = 1; digit <= 9; digit++) {
            pad.add(digit(digit), (digit - 1) % 3, (digit - 1) / 3);
        }
        pad.add(sign("fth-delete", "locked.delete", this::delete), 0, 3);
        pad.add(digit(0), 1, 3);
        Button enter = sign("fth-check", "locked.enter", this::enter);
        enter.getStyleClass().addAll("pin-enter", "main-action");
        pad.add(enter, 2, 3);
        pad.sceneProperty().subscribe((before, scene) -> {
            if (scene != null) {
                scene.addEventHandler(KeyEvent.KEY_PRESSED, keys);
            } else if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
            }
        });
        context.follow(lock.stageProperty(), this::show);
        context.follow(
                context.model().secondProperty(),
                second -> show(lock.stageProperty().get()));
        showDots();
    }

    private Button digit(int digit) {
        Button button = new Button(context.messages().get("format.number", digit));
        button.getStyleClass().add("pin-key");
        button.setAccessibleText(button.getText());
        button.setOnAction(e -> add((char) ('0' + digit)));
        return button;
    }

    private Button sign(String literal, String name, Runnable action) {
        Button button = new Button();
        button.setGraphic(new Icon(literal));
        button.getStyleClass().add("pin-key");
        button.setAccessibleText(context.messages().get(name));
        button.setOnAction(e -> action.run());
        return button;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode().isDigitKey()) {
            add(event.getText().isEmpty() ? ' ' : event.getText().charAt(0));
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            delete();
        }
    }

    private void add(char digit) {
        if (Character.isDigit(digit) && digits.length() < LONGEST) {
            digits.append((char) ('0' + Character.digit(digit, 10)));
            showDots();
        }
    }

    private void delete() {
        if (!digits.isEmpty()) {
            digits.setLength(digits.length() - 1);
            showDots();
        }
    }

    private void enter() {
        if (!digits.isEmpty()) {
            lock.attempt(digits.toString());
            digits.setLength(0);
            showDots();
        }
    }

    private void showDots() {
        dots.getChildren().clear();
        for (int i = 0; i < Math.max(DOTS, digits.length()); i++) {
            Region dot = new Region();
            dot.getStyleClass().add("pin-dot");
            dot.pseudoClassStateChanged(FILLED, i < digits.length());
            dots.getChildren().add(dot);
        }
    }

    private void show(Lock.Stage stage) {
        if (stage == Lock.Stage.OPEN) {
            context.flow().navigator().go(Place.TECHNICIAN);
            return;
        }
        Messages messages = context.messages();
        Duration left = lock.left();
        boolean waiting = !left.isZero();
        pad.setDisable(waiting || stage == Lock.Stage.ASKED);
        if (waiting) {
            message.setText(messages.get("locked.wait", messages.clock(left.plusMillis(999))));
        } else {
            message.setText(stage == Lock.Stage.WRONG ? messages.get("locked.wrong") : "");
        }
        for (Node dot : dots.getChildren()) {
            dot.setOpacity(waiting ? 0.4 : 1);
        }
    }
}
