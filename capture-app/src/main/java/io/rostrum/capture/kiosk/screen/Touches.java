package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.Navigator;
import io.rostrum.capture.kiosk.model.Place;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;

/** Tells the navigator that somebody is here. What wakes a resting screen does nothing else. */
final class Touches {
    private final Navigator navigator;

    Touches(Scene scene, Navigator navigator) {
        this.navigator = navigator;
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::touched);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, e -> navigator.touched());
        scene.addEventFilter(TouchEvent.TOUCH_PRESSED, this::touched);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::touched);
    }

    private void touched(InputEvent event) {
        boolean resting = navigator.placeProperty().get() == Place.RESTING;
        navigator.touched();
        if (resting) {
            event.consume();
        }
    }
}
