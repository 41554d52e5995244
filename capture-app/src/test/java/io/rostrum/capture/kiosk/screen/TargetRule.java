package io.rostrum.capture.kiosk.screen;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;

/** What is pressed is at least 48 px wide and high. */
final class TargetRule implements AuditRule {
    private static final double LEAST = 48;
    private static final double ROUNDING = 0.01;

    @Override
    public List<String> faults(Scene scene) {
        return SeenNodes.of(scene).stream()
                .filter(TargetRule::isTarget)
                .filter(node -> Math.min(
                                SeenNodes.inScene(node).getWidth(),
                                SeenNodes.inScene(node).getHeight())
                        < LEAST - ROUNDING)
                .map(TargetRule::sentence)
                .toList();
    }

    static boolean isTarget(Node node) {
        boolean pressed = node.isFocusTraversable() || node instanceof ButtonBase;
        return node instanceof ListCell<?> cell ? !cell.isEmpty() : pressed && !SeenNodes.scrolls(node);
    }

    private static String sentence(Node node) {
        Bounds bounds = SeenNodes.inScene(node);
        return String.format("%.1f x %.1f px: %s", bounds.getWidth(), bounds.getHeight(), SeenNodes.name(node));
    }
}
