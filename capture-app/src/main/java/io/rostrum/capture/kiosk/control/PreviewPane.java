package io.rostrum.capture.kiosk.control;

import io.rostrum.capture.kiosk.model.LayoutChoice;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/**
 * Shows the programme as it will be published: slides and presenter, arranged by the layout with the encoder's proportions
 * (the inset is a fifth of the width, its margin a 40th). Never mirrored: a picture has no writing direction.
 */
public final class PreviewPane extends Region {
    /** The inset's part of the width. */
    public static final double INSET_PART = 1.0 / 5;

    private static final double SHAPE = 16.0 / 9;
    private static final double MARGIN_PART = 1.0 / 40;
    /** A picture that is so nearly as large as its place, pixels, is drawn as it is: scaling costs time and sharpness. */
    private static final double NEARLY = 2.5;

    private final ObjectProperty<LayoutChoice> layout =
            new SimpleObjectProperty<>(this, "layout", LayoutChoice.SLIDES_WITH_INSET);
    private final ImageView slides = view();
    private final ImageView presenter = view();
    private final Label empty = new Label();

    /** An empty preview. */
    public PreviewPane() {
        getStyleClass().add("preview-pane");
        empty.getStyleClass().add("preview-empty");
        empty.setWrapText(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getChildren().addAll(empty, slides, presenter);
        layout.subscribe(this::requestLayout);
        slides.imageProperty().subscribe(this::newPicture);
        presenter.imageProperty().subscribe(this::newPicture);
    }

    private static ImageView view() {
        ImageView view = new ImageView();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setManaged(false);
        return view;
    }

    /** How the sources are arranged. */
    public ObjectProperty<LayoutChoice> layoutProperty() {
        return layout;
    }

    /** The slides' picture, {@code null} while there is none. */
    public ObjectProperty<Image> slidesProperty() {
        return slides.imageProperty();
    }

    /** The presenter's picture, {@code null} while there is none. */
    public ObjectProperty<Image> presenterProperty() {
        return presenter.imageProperty();
    }

    /** What stands there while there is no picture. */
    public String getEmptyText() {
        return empty.getText();
    }

    /** Sets {@link #getEmptyText()}. */
    public void setEmptyText(String text) {
        empty.setText(text);
    }

    /** Only a picture of another shape needs a new layout; fifteen a second of the same shape do not. */
    private void newPicture(Image before, Image now) {
        boolean same = before != null
                && now != null
                && before.getWidth() == now.getWidth()
                && before.getHeight() == now.getHeight();
        if (!same) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        empty.resizeRelocate(0, 0, width, height);
        LayoutChoice choice = layout.get();
        slides.setVisible(choice.showsSlides() && slides.getImage() != null);
        presenter.setVisible(choice.showsPresenter() && presenter.getImage() != null);
        empty.setVisible(!slides.isVisible() && !presenter.isVisible());
        // The programme's own shape, in the middle: what is beside it belongs to nobody.
        double programmeWidth = Math.min(width, height * SHAPE);
        double programmeHeight = programmeWidth / SHAPE;
        arrange(choice, (width - programmeWidth) / 2, (height - programmeHeight) / 2, programmeWidth, programmeHeight);
    }

    private void arrange(LayoutChoice choice, double x, double y, double width, double height) {
        if (choice == LayoutChoice.SIDE_BY_SIDE) {
            fit(slides, x, y, width / 2, height);
            fit(presenter, x + width / 2, y, width / 2, height);
            return;
        }
        fit(slides, x, y, width, height);
        if (choice == LayoutChoice.SLIDES_WITH_INSET && slides.isVisible()) {
            inset(x + width, y + height, width);
        } else {
            fit(presenter, x, y, width, height);
        }
    }

    private void inset(double right, double bottom, double width) {
        if (presenter.getImage() == null) {
            return;
        }
        double insetWidth = width * INSET_PART;
        double insetHeight = insetWidth
                * presenter.getImage().getHeight()
                / presenter.getImage().getWidth();
        double margin = width * MARGIN_PART;
        fit(presenter, right - insetWidth - margin, bottom - insetHeight - margin, insetWidth, insetHeight);
    }

    private void fit(ImageView view, double x, double y, double width, double height) {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double scale = Math.min(width / image.getWidth(), height / image.getHeight());
        boolean asItIs = Math.abs(image.getWidth() * scale - image.getWidth()) < NEARLY;
        double shownWidth = asItIs ? image.getWidth() : image.getWidth() * scale;
        double shownHeight = asItIs ? image.getHeight() : image.getHeight() * scale;
        view.setFitWidth(asItIs ? 0 : width);
        view.setFitHeight(asItIs ? 0 : height);
        view.relocate(snapPositionX(x + (width - shownWidth) / 2), snapPositionY(y + (height - shownHeight) / 2));
    }
}
