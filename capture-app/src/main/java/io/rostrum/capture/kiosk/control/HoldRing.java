package io.rostrum.capture.kiosk.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** A ring that closes clockwise from the top, around the shape in its middle. */
public final class HoldRing extends Region {
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress");
    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final Region shape = new Region();

    /** An open ring. */
    public HoldRing() {
        getStyleClass().add("hold-ring");
        track.getStyleClass().add("ring-track");
        arc.getStyleClass().add("ring-arc");
        shape.getStyleClass().add("ring-shape");
        arc.setType(ArcType.OPEN);
        arc.setStartAngle(90);
        // A clock's hand turns the same way in every language.
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getChildren().addAll(track, arc, shape);
        progress.subscribe(value -> arc.setLength(-360 * value.doubleValue()));
    }

    /** From 0, open, to 1, closed. */
    public DoubleProperty progressProperty() {
        return progress;
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double radius = size / 2 - track.getStrokeWidth();
        track.setCenterX(getWidth() / 2);
        track.setCenterY(getHeight() / 2);
        track.setRadius(radius);
        arc.setCenterX(getWidth() / 2);
        arc.setCenterY(getHeight() / 2);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        double side = snapSizeX(size * 0.36);
        shape.resizeRelocate(
                snapPositionX((getWidth() - side) / 2), snapPositionY((getHeight() - side) / 2), side, side);
    }
}
