package io.rostrum.capture.kiosk.screen;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.text.Text;

/** Languages in other letters than Latin show no Latin word, but for names that have no other form. */
final class TongueRule implements AuditRule {
    private static final Set<String> OTHER_LETTERS = Set.of("lang-ar", "lang-km", "lang-mn");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3,}");
    /** What a person called something stands in quotes; the rest has no other form. */
    private static final Pattern NAMES =
            Pattern.compile("«[^»]*»|\\b(srt|vtt|USB)\\b|^(English|Français|Rostrum [0-9.]+.*|https?://\\S+)$");

    @Override
    public List<String> faults(Scene scene) {
        boolean other = scene.getRoot().getStyleClass().stream().anyMatch(OTHER_LETTERS::contains);
        return !other
                ? List.of()
                : SeenNodes.texts(scene)
                        .filter(text -> !SeenNodes.isUserText(text) && isForeign(text))
                        .map(text -> "not translated: " + SeenNodes.name(text))
                        .toList();
    }

    private static boolean isForeign(Text text) {
        return LATIN.matcher(NAMES.matcher(text.getText()).replaceAll("")).find();
    }
}
