package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.settings.Attempts;
import io.rostrum.capture.kiosk.settings.PinFile;
import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The door of the technician's corner. For the JavaFX thread; the PIN is looked up on another. */
public final class Lock {
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", Stage.SHUT);
    private final PinFile pin;
    private final Attempts attempts;
    private final Executor errands;
    private final Executor screen;

    /** A shut door. */
    public Lock(PinFile pin, Attempts attempts, Executor errands, Executor screen) {
        this.pin = pin;
        this.attempts = attempts;
        this.errands = errands;
        this.screen = screen;
        errands.execute(pin::prepare);
    }

    /** How the door is. */
    public enum Stage {
        /** A PIN is asked for. */
        SHUT,
        /** The last PIN was wrong. */
        WRONG,
        /** The PIN is looked up. */
        ASKED,
        /** The PIN was right. */
        OPEN
    }

    /** How the door is. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** How long nobody may try; zero if one may. */
    public Duration left() {
        return attempts.left();
    }

    /** Tries a PIN; does nothing while one must wait. */
    public void attempt(String digits) {
        if (stage.get() == Stage.ASKED || !left().isZero()) {
            return;
        }
        stage.set(Stage.ASKED);
        errands.execute(() -> {
            boolean right = pin.matches(digits);
            if (right) {
                attempts.right();
            } else {
                attempts.wrong();
            }
            screen.execute(() -> stage.set(right ? Stage.OPEN : Stage.WRONG));
        });
    }

    /** Shuts the door. */
    public void shut() {
        stage.set(Stage.SHUT);
    }
}
