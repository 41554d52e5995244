package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Slot;
import io.rostrum.capture.kiosk.text.Messages;
import io.rostrum.capture.kiosk.text.SlotWords;
import java.time.LocalDateTime;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Nobody is here: the room, the time, what comes next, on a dark screen. */
final class RestingController {
    private final ScreenContext context;

    @FXML
    private Label room;

    @FXML
    private Label time;

    @FXML
    private Label date;

    @FXML
    private Label next;

    RestingController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        context.follow(context.model().statusProperty().map(AgentStatus::room), room::setText);
        context.follow(context.model().nowProperty(), this::show);
    }

    private void show(LocalDateTime now) {
        Messages messages = context.messages();
        time.setText(messages.time(now.toLocalTime()));
        date.setText(messages.capital(messages.date(now)));
        AgentStatus status = context.model().statusProperty().get();
        Slot slot = status == null ? null : status.next();
        HeaderController.show(next, slot != null);
        if (slot != null) {
            String when = new SlotWords(messages).when(slot, now);
            next.setText(slot.title().isBlank() ? when : messages.get("format.pair", when, slot.title()));
        }
    }
}
