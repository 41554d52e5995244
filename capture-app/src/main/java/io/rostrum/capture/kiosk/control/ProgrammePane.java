package io.rostrum.capture.kiosk.control;

import javafx.scene.layout.Region;

/**
 * The preview, 16:9 and as large as the room for it allows, with the meter in the middle of what is left beside it and as high. It takes what the rest of
 * a screen leaves, so that larger letters cost picture and nothing else.
 */
public final class ProgrammePane extends Region {
    private static final double SHAPE = 16.0 / 9;
    /** Smaller, a lecturer sees nothing on it from three metres. */
    private static final double LEAST_WIDTH = 160;

    private Region picture;
    private Region meter;

    /** The preview. */
    public Region getPicture() {
        return picture;
    }

    /** Sets the preview, once. */
    public void setPicture(Region region) {
        picture = region;
        getChildren().add(region);
    }

    /** The meter. */
    public Region getMeter() {
        return meter;
    }

    /** Sets the meter, once. */
    public void setMeter(Region region) {
        meter = region;
        getChildren().add(region);
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH + meter.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_WIDTH / SHAPE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return Double.MAX_VALUE;
    }

    /** How wide the preview is in a pane of this size. */
    double pictureWidth() {
        double beside = snapSizeX(meter.prefWidth(-1));
        return snapPositionX(Math.min(getWidth() - beside, getHeight() * SHAPE));
    }

    @Override
    protected void layoutChildren() {
        double width = pictureWidth();
        double height = snapPositionY(width / SHAPE);
        picture.resizeRelocate(0, 0, width, height);
        meter.resizeRelocate(width, 0, getWidth() - width, height);
    }
}
