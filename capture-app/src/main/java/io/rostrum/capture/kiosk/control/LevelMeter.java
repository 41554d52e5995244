package io.rostrum.capture.kiosk.control;

import io.rostrum.capture.kiosk.client.Level;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * An upright bar as high as the sound is loud (-60 to 0 dBFS of the mean power), with a line that holds the peak for a
 * moment. It moves only when a level is set.
 */
public final class LevelMeter extends Region {
    private static final double LOWEST_DBFS = -60;
    private static final double LOUD_DBFS = -1;
    private static final Duration HOLD = Duration.ofMillis(1500);
    private static final double FALL_A_LEVEL = 0.02;
    private static final PseudoClass LOUD = PseudoClass.getPseudoClass("loud");

    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(this, "level", Level.SILENCE);
    private final Region fill = new Region();
    private final Region peak = new Region();
    private double fillPart;
    private double peakPart;
    private long peakNanos;

    /** An empty meter. */
    public LevelMeter() {
        getStyleClass().add("level-meter");
        fill.getStyleClass().add("fill");
        peak.getStyleClass().add("peak");
        getChildren().addAll(fill, peak);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        level.subscribe(this::show);
    }

    /** The level that is shown. */
    public ObjectProperty<Level> levelProperty() {
        return level;
    }

    private void show(Level now) {
        fillPart = part(now.rmsDbfs());
        double top = part(now.peakDbfs());
        long nanos = System.nanoTime();
        if (top >= peakPart) {
            peakPart = top;
            peakNanos = nanos;
        } else if (nanos - peakNanos > HOLD.toNanos()) {
            peakPart = Math.max(top, peakPart - FALL_A_LEVEL);
        }
        fill.pseudoClassStateChanged(LOUD, now.peakDbfs() > LOUD_DBFS);
        requestLayout();
    }

    /** How much of the bar a level fills, from 0 to 1. */
    static double part(double dbfs) {
        return Math.min(1, Math.max(0, 1 - dbfs / LOWEST_DBFS));
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double filled = snapSizeY(height * fillPart);
        fill.resizeRelocate(0, height - filled, getWidth(), filled);
        fill.setVisible(filled >= 1);
        double line = Math.max(2, peak.prefHeight(-1));
        peak.resizeRelocate(0, snapPositionY((height - line) * (1 - peakPart)), getWidth(), line);
        peak.setVisible(peakPart > 0);
    }
}
