package io.rostrum.capture.kiosk.screen;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/** A screen reader has something to say for whatever can be pressed. */
final class NameRule implements AuditRule {
    @Override
    public List<String> faults(Scene scene) {
        return SeenNodes.of(scene).stream()
                .filter(node -> TargetRule.isTarget(node) || node.isFocusTraversable())
                .filter(node -> isBlank(node.getAccessibleText())
                        && !(node instanceof Labeled labeled && !isBlank(labeled.getText())))
                .map(node -> "no name: " + SeenNodes.name(node))
                .toList();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
