package io.rostrum.capture.kiosk.screen;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.text.Text;

/** No words from right to left are wrapped by JavaFX itself, which draws the words of the second line in the first as well. */
final class LinesRule implements AuditRule {
    @Override
    public List<String> faults(Scene scene) {
        return SeenNodes.texts(scene)
                .filter(text -> text.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT)
                .filter(LinesRule::isWrapped)
                .map(text -> "wrapped by JavaFX: " + SeenNodes.name(text))
                .toList();
    }

    private static boolean isWrapped(Text text) {
        Text unwrapped = new Text(text.getText());
        unwrapped.setFont(text.getFont());
        return text.getWrappingWidth() > 0
                && Math.floor(unwrapped.getLayoutBounds().getWidth()) > text.getWrappingWidth();
    }
}
