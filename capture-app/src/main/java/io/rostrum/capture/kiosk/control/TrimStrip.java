package io.rostrum.capture.kiosk.control;

import io.rostrum.capture.kiosk.client.Waveform;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A lecture from left to right, its pictures above its sound, with a handle at each end of what is kept. Time runs to the
 * right in every language, as players show it. Times are milliseconds.
 */
public final class TrimStrip extends Region {
    /** What must be left between the handles. */
    static final double LEAST_MS = 1_000;

    private static final double BAR = 4;

    private final DoubleProperty duration = new SimpleDoubleProperty(this, "duration", 1);
    private final DoubleProperty in = new SimpleDoubleProperty(this, "in", 0);
    private final DoubleProperty out = new SimpleDoubleProperty(this, "out", 1);
    private final ObjectProperty<Waveform> waveform = new SimpleObjectProperty<>(this, "waveform");
    private final ObjectProperty<List<Image>> pictures = new SimpleObjectProperty<>(this, "pictures", List.of());
    private final Pane stills = new Pane();
    private final Path kept = path("trim-kept");
    private final Path cut = path("trim-cut");
    private final TrimHandle first = new TrimHandle("trim-in", ms -> moveIn(in.get() + ms), x -> moveIn(at(x)));
    private final TrimHandle last = new TrimHandle("trim-out", ms -> moveOut(out.get() + ms), x -> moveOut(at(x)));

    /** An empty strip. */
    public TrimStrip() {
        getStyleClass().add("trim-strip");
        stills.getStyleClass().add("trim-stills");
        stills.setMouseTransparent(true);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getChildren().addAll(stills, cut, kept, first, last);
        duration.subscribe(this::requestLayout);
        in.subscribe(this::requestLayout);
        out.subscribe(this::requestLayout);
        waveform.subscribe(this::requestLayout);
        pictures.subscribe(this::showStills);
    }

    private static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }

    /** The lecture's length. */
    public DoubleProperty durationProperty() {
        return duration;
    }

    /** Where what is kept starts. */
    public DoubleProperty inProperty() {
        return in;
    }

    /** Where what is kept ends. */
    public DoubleProperty outProperty() {
        return out;
    }

    /** The sound; {@code null} draws a flat line. */
    public ObjectProperty<Waveform> waveformProperty() {
        return waveform;
    }

    /** Stills at equal distances, possibly none. */
    public ObjectProperty<List<Image>> picturesProperty() {
        return pictures;
    }

    /** The two handles, the start's first, for their names. */
    public List<Node> handles() {
        return List.of(first, last);
    }

    private void moveIn(double ms) {
        in.set(Math.max(0, Math.min(out.get() - LEAST_MS, Math.round(ms))));
    }

    private void moveOut(double ms) {
        out.set(Math.min(duration.get(), Math.max(in.get() + LEAST_MS, Math.round(ms))));
    }

    private double at(double x) {
        return x / Math.max(1, getWidth()) * duration.get();
    }

    private double x(double ms) {
        return ms / Math.max(1, duration.get()) * getWidth();
    }

    private void showStills(List<Image> images) {
        stills.getChildren().setAll(images.stream().map(ImageView::new).toList());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        double top = layoutStills(height);
        drawSound(top, height - top);
        double handle = snapSizeX(first.prefWidth(-1));
        first.resizeRelocate(snapPositionX(x(in.get()) - handle / 2), 0, handle, height);
        last.resizeRelocate(snapPositionX(x(out.get()) - handle / 2), 0, handle, height);
    }

    private double layoutStills(double height) {
        int count = stills.getChildren().size();
        double top = count == 0 ? 0 : Math.round(height * 0.42);
        stills.resizeRelocate(0, 0, getWidth(), top);
        for (int i = 0; i < count; i++) {
            ImageView view = (ImageView) stills.getChildren().get(i);
            view.setFitWidth(getWidth() / count);
            view.setFitHeight(top);
            view.relocate(i * getWidth() / count, 0);
        }
        return top;
    }

    private void drawSound(double top, double height) {
        kept.getElements().clear();
        cut.getElements().clear();
        double middle = top + height / 2;
        for (double x = BAR / 2; x < getWidth(); x += BAR) {
            double from = at(x - BAR / 2);
            double peak = waveform.get() == null ? 0 : waveform.get().peak(from, from + at(BAR));
            double half = Math.max(1, peak * (height / 2 - BAR));
            Path path = at(x) >= in.get() && at(x) <= out.get() ? kept : cut;
            path.getElements().addAll(new MoveTo(x, middle - half), new LineTo(x, middle + half));
        }
    }
}
