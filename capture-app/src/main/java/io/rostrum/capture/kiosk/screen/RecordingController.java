package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.HoldButton;
import io.rostrum.capture.kiosk.control.HoldRing;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.VBox;

/** A running lecture: that it runs or is paused, for how long, and what may be done to it. */
final class RecordingController {
    private static final PseudoClass HOURS = PseudoClass.getPseudoClass("hours");
    private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

    private final ScreenContext context;
    private final Messages messages;

    @FXML
    private VBox root;

    @FXML
    private Label word;

    @FXML
    private Label title;

    @FXML
    private Label largeTitle;

    @FXML
    private Label time;

    @FXML
    private Button extend;

    @FXML
    private MenuButton language;

    @FXML
    private Label soFar;

    @FXML
    private Label clock;

    @FXML
    private Label hint;

    @FXML
    private Button pause;

    @FXML
    private Icon pauseSign;

    @FXML
    private Button mark;

    @FXML
    private Icon markSign;

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
        this.messages = context.messages();
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        HeaderController.fill(language, context);
        // Larger letters leave the title no room beside the word; it stands over the picture then.
        boolean large = context.appearance().textSize() != TextSize.NORMAL;
        HeaderController.show(largeTitle, large);
        title.setVisible(!large);
        extend.setText(messages.get("recording.extend", 10));
        extend.setAccessibleText(messages.get("recording.extend.name", 10));
        HeaderController.show(pause, context.can(Abilities.PAUSE));
        HeaderController.show(mark, context.can(Abilities.MARKER));
        context.follow(model.nowProperty(), now -> showTime());
        context.follow(model.recordingProperty(), this::showRecording);
        context.follow(model.elapsedProperty(), this::showElapsed);
        context.follow(model.stateProperty(), state -> showStop());
        context.follow(context.flow().controls().markedProperty(), this::showMark);
        ring.progressProperty().bind(stop.heldProperty());
        stop.holdingProperty().subscribe(holding -> showStop());
    }

    @FXML
    private void stop() {
        context.flow().stop();
    }

    @FXML
    private void pause() {
        context.flow().controls().pauseOrResume();
    }

    @FXML
    private void mark() {
        context.flow().controls().mark();
    }

    @FXML
    private void extend() {
        context.flow().controls().extend();
    }

    private void showRecording(Recording recording) {
        boolean paused = recording.isPaused();
        root.pseudoClassStateChanged(PAUSED, paused);
        word.setText(messages.get(paused ? "paused.word" : "recording.word"));
        title.setText(recording.title());
        largeTitle.setText(recording.title());
        hint.setText(messages.get("paused.hint"));
        HeaderController.show(hint, paused);
        HeaderController.show(soFar, !paused);
        pause.setText(messages.get(paused ? "paused.resume" : "recording.pause"));
        pauseSign.setLiteral(paused ? "fth-play" : "fth-pause");
        mark.setDisable(paused);
        showTime();
    }

    private void showTime() {
        Recording recording = context.model().recordingProperty().get();
        Instant end = recording == null ? null : recording.plannedEnd();
        HeaderController.show(extend, end != null && context.can(Abilities.EXTEND));
        String now = messages.time(context.model().nowProperty().get().toLocalTime());
        time.setText(
                end == null
                        ? now
                        : messages.get(
                                "recording.ends",
                                messages.time(end.atZone(ZoneId.systemDefault()).toLocalTime())));
    }

    private void showElapsed(Duration elapsed) {
        clock.setText(messages.clock(elapsed));
        clock.pseudoClassStateChanged(HOURS, elapsed.toHours() > 0);
    }

    private void showMark(boolean marked) {
        mark.setText(messages.get(marked ? "recording.marked" : "recording.mark"));
        markSign.setLiteral(marked ? "fth-check" : "fth-flag");
    }

    private void showStop() {
        boolean stopping = context.model().stateProperty().get() == KioskState.STOPPING;
        stop.setDisable(stopping);
        pause.setDisable(stopping);
        stopWord.setText(messages.get(stopping ? "recording.stopping" : "recording.stop"));
        boolean holding = stop.holdingProperty().get();
        stopHint.setText(messages.get(holding ? "recording.keep" : "recording.hold"));
        HeaderController.show(stopHint, !stopping);
    }
}
