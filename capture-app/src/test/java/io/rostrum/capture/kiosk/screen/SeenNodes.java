package io.rostrum.capture.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** What people see of a scene. */
final class SeenNodes {
    private SeenNodes() {}

    /** Every node that is visible, its parents before it. */
    static List<Node> of(Scene scene) {
        List<Node> seen = new ArrayList<>();
        add(scene.getRoot(), seen);
        return seen;
    }

    private static void add(Node node, List<Node> seen) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        seen.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> add(child, seen));
        }
    }

    /** All letters, but not icons. */
    static Stream<Text> texts(Scene scene) {
        return of(scene).stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !isIcon(text) && !text.getText().isBlank());
    }

    static boolean isIcon(Text text) {
        return text.getStyleClass().contains("icon");
    }

    static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** Whether what is below it can be moved into sight. */
    static boolean scrolls(Node node) {
        return node instanceof ScrollPane || node instanceof ListView;
    }

    /** Whether it is the hole through which people see what scrolls, or what scrolls behind it. */
    static boolean moves(Node node) {
        return isHole(node) || node.getParent() != null && isHole(node.getParent());
    }

    private static boolean isHole(Node node) {
        return node.getStyleClass().contains("viewport") || node.getStyleClass().contains("clipped-container");
    }

    /** Whether it shows what a person named, which may be of any length and in any language. */
    static boolean isUserText(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("user-text")) {
                return true;
            }
        }
        return false;
    }

    /** For a message: kind, style classes, and the words if there are any. */
    static String name(Node node) {
        String words = node instanceof Text text
                ? text.getText()
                : node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        Node styled = node instanceof Text && node.getParent() != null ? node.getParent() : node;
        String id = styled.getId() == null ? "" : "#" + styled.getId();
        return styled.getClass().getSimpleName() + id + "." + String.join(".", styled.getStyleClass())
                + (words.isEmpty() ? "" : " \"" + words + "\"");
    }
}
