package io.rostrum.capture.kiosk.screen;

import java.util.EnumMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keeps a key that is still down when the screen changes from acting on the new one. Holding Space stops a recording; its
 * repeats and its release must not press Done on the receipt that appears under it. For the JavaFX thread.
 */
final class KeyGuard {
    private final Map<KeyCode, Integer> downSince = new EnumMap<>(KeyCode.class);
    private int screens;
    private Runnable waiting;

    KeyGuard(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    }

    /** Another screen is shown from now on. */
    void screenChanged() {
        screens++;
    }

    /** Runs at once, or when no key is down any more: a press must end on the screen where it began, or it is lost. */
    void whenFree(Runnable action) {
        if (downSince.isEmpty()) {
            action.run();
        } else {
            waiting = action;
        }
    }

    private void released(KeyEvent event) {
        downSince.remove(event.getCode());
        if (downSince.isEmpty() && waiting != null) {
            // After the release has done its work.
            Platform.runLater(waiting);
            waiting = null;
        }
    }

    private void pressed(KeyEvent event) {
        Integer since = downSince.putIfAbsent(event.getCode(), screens);
        if (since != null && since != screens) {
            event.consume();
        }
    }
}
