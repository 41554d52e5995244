package io.rostrum.capture.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** No words are cut, and words and controls lie within their box, within every box around it, and within the window. */
final class FitRule implements AuditRule {
    /** Widths are rounded to whole pixels, some letters lean over their edge. */
    private static final double ASIDE = 2;

    private static final double ASIDE_IN_EM = 0.03;
    /** Lines are higher than their letters; the style sheet takes some of that away with negative padding. */
    private static final double ABOVE_IN_EM = 0.3;
    /** What a person named may be of any length and end in dots, but so many letters say which it is. */
    private static final int LEAST_OF_A_NAME = 24;

    @Override
    public List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        for (Node node : SeenNodes.of(scene)) {
            boolean words = node instanceof Text text && !text.getText().isBlank() && !SeenNodes.isIcon(text);
            if (words) {
                cut((Text) node).ifPresent(faults::add);
            }
            if (words || node instanceof Control && !(node instanceof Labeled && node.getParent() instanceof Control)) {
                outside(node, scene).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<String> cut(Text text) {
        if (!(text.getParent() instanceof Labeled labeled) || labeled.getText() == null) {
            return Optional.empty();
        }
        String shown = letters(text.getText());
        boolean whole = shown.equals(letters(labeled.getText()));
        boolean enough = SeenNodes.isUserText(labeled) && shown.length() >= LEAST_OF_A_NAME;
        return whole || enough ? Optional.empty() : Optional.of("cut to \"" + shown + "\": " + SeenNodes.name(labeled));
    }

    private static String letters(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> outside(Node node, Scene scene) {
        Bounds bounds = SeenNodes.inScene(node);
        double em = node instanceof Text text ? text.getFont().getSize() : 0;
        double above = Math.max(ASIDE, em * ABOVE_IN_EM);
        double aside = Math.max(ASIDE, em * ASIDE_IN_EM);
        boolean scrolls = false;
        for (Node box = node.getParent(); box != null; box = box.getParent()) {
            scrolls |= SeenNodes.moves(box);
            if (box instanceof Region && !within(bounds, SeenNodes.inScene(box), aside, above, scrolls)) {
                return Optional.of("outside of " + SeenNodes.name(box) + ": " + SeenNodes.name(node));
            }
        }
        Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        return within(bounds, window, aside, above, scrolls)
                ? Optional.empty()
                : Optional.of("outside of the window: " + SeenNodes.name(node));
    }

    private static boolean within(Bounds inner, Bounds outer, double aside, double above, boolean scrolls) {
        return inner.getMinX() >= outer.getMinX() - aside
                && inner.getMaxX() <= outer.getMaxX() + aside
                && (scrolls
                        || inner.getMinY() >= outer.getMinY() - above && inner.getMaxY() <= outer.getMaxY() + above);
    }
}
