package io.rostrum.capture.kiosk.screen;

import java.util.EnumMap;
import java.util.Map;
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

    KeyGuard(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> downSince.remove(event.getCode()));
    }

    /** Another screen is shown from now on. */
    void screenChanged() {
        screens++;
    }

    private void pressed(KeyEvent event) {
        Integer since = downSince.putIfAbsent(event.getCode(), screens);
        if (since != null && since != screens) {
            event.consume();
        }
    }
}
