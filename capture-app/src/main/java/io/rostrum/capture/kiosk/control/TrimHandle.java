package io.rostrum.capture.kiosk.control;

import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** One end of what is kept: moved by finger, mouse or arrow keys (a second; with Shift ten). */
final class TrimHandle extends Region {
    private static final double STEP_MS = 1_000;
    private static final double LONG_STEP_MS = 10_000;

    private final DoubleConsumer byMs;

    /**
     * @param byMs told how far to move by keys, milliseconds
     * @param toX told where it was dragged, x in the parent
     */
    TrimHandle(String styleClass, DoubleConsumer byMs, DoubleConsumer toX) {
        this.byMs = byMs;
        getStyleClass().addAll("trim-handle", styleClass);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        Region line = new Region();
        line.getStyleClass().add("trim-line");
        getChildren().add(line);
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> toX.accept(getLayoutX() + e.getX()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        double step = event.isShiftDown() ? LONG_STEP_MS : STEP_MS;
        if (event.getCode() == KeyCode.LEFT) {
            byMs.accept(-step);
            event.consume();
        } else if (event.getCode() == KeyCode.RIGHT) {
            byMs.accept(step);
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        Region line = (Region) getChildren().get(0);
        double width = Math.max(2, line.prefWidth(-1));
        line.resizeRelocate(snapPositionX((getWidth() - width) / 2), 0, width, getHeight());
    }
}
