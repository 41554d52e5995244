package io.rostrum.capture.kiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of colours that stands for words on a ground can be read in every theme (WCAG 2.2, 1.4.3). */
class ThemeContrastTest {
    private static final double LEAST = 4.5;
    private static final Pattern TOKEN = Pattern.compile("-([\\w-]+): #([0-9a-f]{6});");
    /** Words, and the ground they stand on, as kiosk.css pairs them. */
    private static final String[][] PAIRS = {
        {"ink", "paper"},
        {"ink", "card"},
        {"ink-muted", "paper"},
        {"ink-muted", "card"},
        {"ink", "brand-soft"},
        {"brand", "brand-soft"},
        {"brand", "card"},
        {"brand", "paper"},
        {"on-brand", "brand"},
        {"on-brand", "brand-pressed"},
        {"on-record", "record"},
        {"on-record", "record-pressed"},
        {"danger", "card"},
        {"danger", "paper"},
        {"warn", "paper"},
        {"warn", "card"},
        {"warn", "warn-soft"},
        {"ink", "warn-soft"},
        {"on-pause", "pause"},
        {"good", "card"},
        {"good", "paper"},
        {"on-stop", "stop"},
        {"on-stop", "stop-pressed"},
        {"on-stop-muted", "stop"},
        {"night-ink", "night"},
        {"night-muted", "night"},
        {"night-brand", "night"},
    };

    @ParameterizedTest
    @EnumSource
    void wordsCanBeReadOnTheirGround(Theme theme) throws IOException {
        Map<String, String> tokens = tokens(theme);

        for (String[] pair : PAIRS) {
            assertThat(contrast(tokens.get(pair[0]), tokens.get(pair[1])))
                    .as("%s on %s in %s", pair[0], pair[1], theme.id())
                    .isGreaterThanOrEqualTo(LEAST);
        }
    }

    /** WCAG 2.2, 1.4.11 and 2.4.13: the ring around what the next key presses. */
    @ParameterizedTest
    @EnumSource
    void theRingOfTheFocusStandsOutFromWhatIsAroundIt(Theme theme) throws IOException {
        Map<String, String> tokens = tokens(theme);

        assertThat(contrast(tokens.get("focus"), tokens.get("paper"))).isGreaterThanOrEqualTo(3);
        assertThat(contrast(tokens.get("focus"), tokens.get("card"))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyThemeGivesTheSameNamesAColour() throws IOException {
        assertThat(tokens(Theme.DARK).keySet())
                .isEqualTo(tokens(Theme.LIGHT).keySet())
                .isEqualTo(tokens(Theme.CONTRAST).keySet());
    }

    private static Map<String, String> tokens(Theme theme) throws IOException {
        String path = "/io/rostrum/capture/kiosk/theme-" + theme.id() + ".css";
        try (InputStream in = ThemeContrastTest.class.getResourceAsStream(path)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TOKEN.matcher(css).results().collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(Integer.parseInt(one, 16));
        double b = luminance(Integer.parseInt(other, 16));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
    }

    private static double channel(int value) {
        double c = (value & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
