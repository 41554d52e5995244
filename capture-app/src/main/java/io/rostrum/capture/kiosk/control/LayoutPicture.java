package io.rostrum.capture.kiosk.control;

import io.rostrum.capture.kiosk.model.LayoutChoice;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;

/**
 * A small picture of a layout: the sources themselves, moving, or while they give nothing a drawing with a screen for the
 * slides, a head and shoulders for the presenter.
 */
public final class LayoutPicture extends Region {
    private final LayoutChoice layout;
    private final Region screen = part("layout-screen");
    private final Region head = part("layout-head");
    private final Region shoulders = part("layout-shoulders");
    private final Region back = part("layout-back");
    private final PreviewPane live = new PreviewPane();

    /** The drawing of one layout. */
    public LayoutPicture(LayoutChoice layout) {
        this.layout = layout;
        getStyleClass().add("layout-picture");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setMouseTransparent(true);
        if (layout.showsSlides()) {
            getChildren().add(screen);
        }
        if (layout.showsPresenter()) {
            getChildren().addAll(back, head, shoulders);
        }
        live.layoutProperty().set(layout);
        live.setManaged(false);
        live.setAccessibleRole(AccessibleRole.NODE);
        getChildren().add(live);
        live.slidesProperty().subscribe(this::showLive);
        live.presenterProperty().subscribe(this::showLive);
    }

    /** The slides' picture, {@code null} while there is none. */
    public ObjectProperty<Image> slidesProperty() {
        return live.slidesProperty();
    }

    /** The presenter's picture, {@code null} while there is none. */
    public ObjectProperty<Image> presenterProperty() {
        return live.presenterProperty();
    }

    /** Only when all that the layout shows is there: half a picture would say that the other half is not recorded. */
    private void showLive() {
        boolean slides = !layout.showsSlides() || live.slidesProperty().get() != null;
        boolean presenter = !layout.showsPresenter() || live.presenterProperty().get() != null;
        live.setVisible(slides && presenter);
    }

    private static Region part(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double gap = width / 16;
        live.resizeRelocate(0, 0, width, height);
        switch (layout) {
            case SLIDES -> screen.resizeRelocate(0, 0, width, height);
            case PRESENTER -> person(0, 0, width, height);
            case SIDE_BY_SIDE -> {
                double half = snapSizeX((width - gap) / 2);
                screen.resizeRelocate(0, 0, half, height);
                person(width - half, 0, half, height);
            }
            case SLIDES_WITH_INSET -> {
                screen.resizeRelocate(0, 0, width, height);
                double insetWidth = snapSizeX(width * 0.38);
                double insetHeight = snapSizeY(height * 0.46);
                person(width - insetWidth - gap, height - insetHeight - gap, insetWidth, insetHeight);
            }
        }
    }

    private void person(double x, double y, double width, double height) {
        back.resizeRelocate(x, y, width, height);
        double headSize = height * 0.34;
        head.resizeRelocate(x + (width - headSize) / 2, y + height * 0.16, headSize, headSize);
        double shouldersWidth = Math.min(width * 0.9, height * 0.78);
        shoulders.resizeRelocate(
                x + (width - shouldersWidth) / 2, y + height * 0.56, shouldersWidth, height - height * 0.56);
    }
}
