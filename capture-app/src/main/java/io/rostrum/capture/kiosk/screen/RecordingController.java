package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.HoldButton;
import io.rostrum.capture.kiosk.control.HoldRing;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;

/** A running lecture: that it runs, for how long, and Stop. */
final class RecordingController {
    private static final PseudoClass HOURS = PseudoClass.getPseudoClass("hours");

    private final ScreenContext context;

    @FXML
    private Label title;

    @FXML
    private Label time;

    @FXML
    private MenuButton language;

    @FXML
    private Label clock;

    @FXML
    private Label since;

    @FXML
    private HoldButton stop;

    @FXML
    private HoldRing ring;

    @FXML
    private Label stopWord;

    @FXML
    private Label stopHint;

    RecordingController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        Messages messages = context.messages();
        HeaderController.fill(language, context);
        context.follow(model.nowProperty(), now -> time.setText(messages.time(now.toLocalTime())));
        context.follow(model.recordingProperty(), this::showRecording);
        context.follow(model.elapsedProperty(), this::showElapsed);
        context.follow(model.stateProperty(), state -> showStop());
        ring.progressProperty().bind(stop.heldProperty());
        stop.holdingProperty().subscribe(holding -> showStop());
    }

    @FXML
    private void stop() {
        context.flow().stop();
    }

    private void showRecording(Recording recording) {
        title.setText(recording.title());
        if (recording.startedAt() != null) {
            Messages messages = context.messages();
            since.setText(messages.get(
                    "recording.since",
                    messages.time(
                            recording.startedAt().atZone(ZoneId.systemDefault()).toLocalTime())));
        }
    }

    private void showElapsed(Duration elapsed) {
        clock.setText(context.messages().clock(elapsed));
        clock.pseudoClassStateChanged(HOURS, elapsed.toHours() > 0);
    }

    private void showStop() {
        boolean stopping = context.model().stateProperty().get() == KioskState.STOPPING;
        stop.setDisable(stopping);
        stopWord.setText(context.messages().get(stopping ? "recording.stopping" : "recording.stop"));
        boolean holding = stop.holdingProperty().get();
        stopHint.setText(context.messages().get(holding ? "recording.keep" : "recording.hold"));
        stopHint.setVisible(!stopping);
        stopHint.setManaged(!stopping);
    }
}
