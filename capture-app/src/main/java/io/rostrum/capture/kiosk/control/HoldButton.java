package io.rostrum.capture.kiosk.control;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * A button that fires only after it was held, by finger, mouse, Space or Enter: the confirmation of what a sleeve must not
 * do. {@link #heldProperty()} goes from 0 to 1 meanwhile, for a ring to show. Assistive technology, which cannot hold,
 * fires at once: it asks its user itself.
 */
public final class HoldButton extends Button {
    /** How long to hold. */
    public static final Duration HOLD = Duration.millis(1200);

    private final DoubleProperty held = new SimpleDoubleProperty(this, "held");
    private final ReadOnlyBooleanWrapper holding = new ReadOnlyBooleanWrapper(this, "holding");
    private final Timeline timeline = new Timeline(
            new KeyFrame(Duration.ZERO, new KeyValue(held, 0)),
            new KeyFrame(HOLD, e -> finish(), new KeyValue(held, 1, Interpolator.LINEAR)));
    private boolean complete;

    /** A button without a label. */
    public HoldButton() {
        getStyleClass().add("hold-button");
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_RELEASED, e -> release());
        addEventFilter(MouseEvent.MOUSE_EXITED, e -> release());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> release());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                release();
            }
        });
        disabledProperty().subscribe(this::release);
    }

    /** How much of the hold is done, from 0 to 1. */
    public DoubleProperty heldProperty() {
        return held;
    }

    /** Whether it is being held. */
    public ReadOnlyBooleanProperty holdingProperty() {
        return holding.getReadOnlyProperty();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            hold();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            // Consumed, so that the default key handling neither arms nor fires; repeats while held change nothing.
            event.consume();
            hold();
        }
    }

    private void hold() {
        if (timeline.getStatus() != Animation.Status.RUNNING && !holding.get() && !isDisabled()) {
            requestFocus();
            holding.set(true);
            timeline.playFromStart();
        }
    }

    private void release() {
        timeline.stop();
        held.set(0);
        holding.set(false);
    }

    private void finish() {
        complete = true;
        try {
            fire();
        } finally {
            complete = false;
        }
    }

    /** Does nothing unless the hold is complete: a click is not enough. */
    @Override
    public void fire() {
        if (complete) {
            super.fire();
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            finish();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
