package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Speech is heard in a slot of the timetable and nothing is recorded: one press starts, the last minutes included. */
final class TeachingController {
    private final ScreenContext context;

    @FXML
    private Label text;

    @FXML
    private Button record;

    @FXML
    private Label recordWord;

    TeachingController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        context.follow(context.model().statusProperty(), this::show);
        context.follow(context.model().stateProperty(), this::showState);
    }

    @FXML
    private void record() {
        context.flow().recordNext(HomeController.defaultTitle(context));
    }

    @FXML
    private void no() {
        context.flow().notTeaching();
    }

    private void show(AgentStatus status) {
        Messages messages = context.messages();
        Duration kept = Duration.ofMillis(status.preBufferMs());
        text.setText(
                kept.isZero()
                        ? messages.get("teaching.text")
                        : messages.get("teaching.text.kept", messages.length(kept)));
    }

    private void showState(KioskState state) {
        boolean starting = state == KioskState.STARTING;
        record.setDisable(starting);
        String word = context.messages().get(starting ? "home.starting" : "teaching.record");
        recordWord.setText(word);
        record.setAccessibleText(word);
    }
}
