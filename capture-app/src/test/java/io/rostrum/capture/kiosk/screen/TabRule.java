package io.rostrum.capture.kiosk.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The Tab key, pressed often enough, comes by everything that can be pressed. Of toggles of which one is chosen it comes by
 * that one alone, and the arrow keys by the others: so does JavaFX, as the web's radio groups do.
 */
final class TabRule implements AuditRule {
    @Override
    public List<String> faults(Scene scene) {
        List<Node> wanted = SeenNodes.of(scene).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Node before = scene.getFocusOwner();
        Set<Node> reached = new HashSet<>();
        wanted.get(0).requestFocus();
        for (int i = 0; i <= wanted.size(); i++) {
            reached.add(scene.getFocusOwner());
            tab(scene);
        }
        if (before != null && before.getScene() == scene) {
            before.requestFocus();
        }
        List<String> faults = new ArrayList<>();
        wanted.stream()
                .filter(node -> !reached.contains(node) && !isBesideOneThatIsChosen(node, reached))
                .forEach(node -> faults.add("not reached by Tab: " + SeenNodes.name(node)));
        return faults;
    }

    private static boolean isBesideOneThatIsChosen(Node node, Set<Node> reached) {
        return node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && reached.contains((Node) toggle.getToggleGroup().getSelectedToggle());
    }

    private static void tab(Scene scene) {
        Node at = scene.getFocusOwner();
        Event.fireEvent(
                at == null ? scene.getRoot() : at,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
        Node then = scene.getFocusOwner();
        Event.fireEvent(
                then == null ? scene.getRoot() : then,
                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.TAB, false, false, false, false));
    }
}
