package io.rostrum.capture.kiosk.control;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A 16:9 picture with round corners, or the drawing of one while there is none. Never mirrored. */
public final class PictureBox extends Region {
    private static final double SHAPE = 16.0 / 9;
    private static final double CORNER_PART = 1.0 / 28;

    private final ImageView view = new ImageView();
    private final Icon drawing = new Icon("fth-film");
    private final Rectangle corners = new Rectangle();

    /** An empty picture. */
    public PictureBox() {
        getStyleClass().add("picture-box");
        drawing.getStyleClass().add("picture-drawing");
        drawing.setManaged(false);
        view.setPreserveRatio(true);
        view.setManaged(false);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setClip(corners);
        getChildren().addAll(drawing, view);
        view.imageProperty().subscribe(this::requestLayout);
    }

    /** The picture, {@code null} for none. */
    public ObjectProperty<Image> imageProperty() {
        return view.imageProperty();
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < 0 ? super.computePrefHeight(width) : width / SHAPE;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        corners.setWidth(width);
        corners.setHeight(height);
        corners.setArcWidth(2 * width * CORNER_PART);
        corners.setArcHeight(2 * width * CORNER_PART);
        Image image = view.getImage();
        drawing.setVisible(image == null);
        drawing.relocate(
                (width - drawing.getLayoutBounds().getWidth()) / 2,
                (height - drawing.getLayoutBounds().getHeight()) / 2);
        if (image != null && image.getWidth() > 0) {
            double scale = Math.min(width / image.getWidth(), height / image.getHeight());
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.relocate((width - image.getWidth() * scale) / 2, (height - image.getHeight() * scale) / 2);
        }
    }
}
