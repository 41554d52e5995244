package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.LocalDateTime;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** The agent does not answer, or not yet: what that means, and that nobody need do anything. */
final class AwayController {
    private final ScreenContext context;

    @FXML
    private Icon sign;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private Label again;

    @FXML
    private Label since;

    AwayController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        context.follow(context.model().stateProperty(), this::show);
        context.keep(context.model().lostAtProperty().subscribe(this::showSince));
    }

    private void show(KioskState state) {
        Messages messages = context.messages();
        boolean first = state == KioskState.CONNECTING;
        sign.setLiteral(first ? "fth-clock" : "fth-refresh-cw");
        title.setText(messages.get(first ? "connecting.title" : "away.title"));
        text.setText(messages.get(first ? "connecting.text" : "away.text"));
        again.setVisible(!first);
        again.setManaged(!first);
    }

    private void showSince(LocalDateTime lostAt) {
        since.setVisible(lostAt != null);
        since.setManaged(lostAt != null);
        if (lostAt != null) {
            since.setText(
                    context.messages().get("away.since", context.messages().time(lostAt.toLocalTime())));
        }
    }
}
