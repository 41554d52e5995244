package io.rostrum.capture.kiosk.screen;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.text.Text;

/**
 * No words in letters that JavaFX shapes, or from right to left, are wrapped by JavaFX itself, which draws the words of the
 * second line in the first as well; and no word of ours goes on in the next line.
 */
final class LinesRule implements AuditRule {
    private static final Set<UnicodeScript> SHAPED = Set.of(UnicodeScript.ARABIC, UnicodeScript.KHMER);

    @Override
    public List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        SeenNodes.texts(scene).filter(text -> text.getWrappingWidth() > 0).forEach(text -> {
            if (isDrawnTwice(text)) {
                faults.add("wrapped by JavaFX: " + SeenNodes.name(text));
            } else if (!SeenNodes.isUserText(text) && words(text).anyMatch(word -> isLonger(word, text))) {
                faults.add("broken within a word: " + SeenNodes.name(text));
            }
        });
        return faults;
    }

    private static boolean isDrawnTwice(Text text) {
        boolean shaped = text.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT
                || text.getText().codePoints().mapToObj(UnicodeScript::of).anyMatch(SHAPED::contains);
        return shaped && text.getText().lines().anyMatch(line -> isLonger(line, text));
    }

    private static Stream<String> words(Text text) {
        return Stream.of(text.getText().split("\\s+"));
    }

    private static boolean isLonger(String words, Text text) {
        Text unwrapped = new Text(words);
        unwrapped.setFont(text.getFont());
        return Math.floor(unwrapped.getLayoutBounds().getWidth()) > text.getWrappingWidth();
    }
}
