package io.rostrum.capture.agent.settings;

import java.util.Optional;
import java.util.Set;

/**
 * What the lecturer's screen begins with.
 *
 * @param language of its words; empty for the system's
 */
public record KioskSettings(Optional<String> language) {
    public static final KioskSettings STANDARD = new KioskSettings(Optional.empty());

    private static final Set<String> LANGUAGES = Set.of("ar", "en", "fr", "km", "mn");

    public KioskSettings {
        if (language.filter(tag -> !LANGUAGES.contains(tag)).isPresent()) {
            throw new IllegalArgumentException(
                    "The kiosk speaks ar, en, fr, km and mn, not \"" + language.get() + "\".");
        }
    }
}
