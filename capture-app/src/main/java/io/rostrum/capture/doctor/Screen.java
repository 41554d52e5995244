package io.rostrum.capture.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kiosk needs: a desktop library and fonts for each of its languages. */
final class Screen implements Examination {
    private static final Map<String, String> LANGUAGES = new LinkedHashMap<>();

    static {
        LANGUAGES.put("ar", "Arabic");
        LANGUAGES.put("km", "Khmer");
        LANGUAGES.put("mn", "Mongolian");
    }

    private final SystemPrograms programs;

    Screen(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public List<Finding> look() throws InterruptedException {
        boolean gtk = programs.ask("sh", "-c", "ldconfig -p || /sbin/ldconfig -p")
                .filter(libraries -> libraries.contains("libgtk-3.so.0"))
                .isPresent();
        Finding window = gtk
                ? Finding.good("screen", "The library that draws the kiosk's window is there.")
                : Finding.note(
                        "screen",
                        "The kiosk's window cannot be drawn: GTK 3 is missing.",
                        "sudo apt-get install libgtk-3-0");
        return List.of(window, fonts());
    }

    private Finding fonts() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
            if (programs.ask("fc-list", ":lang=" + language.getKey(), "family")
                    .filter(families -> !families.isBlank())
                    .isEmpty()) {
                missing.add(language.getValue());
            }
        }
        return missing.isEmpty()
                ? Finding.good("fonts", "There are fonts for all languages of the kiosk.")
                : Finding.note(
                        "fonts",
                        "No font was found for " + String.join(", ", missing) + ".",
                        "sudo apt-get install fontconfig fonts-noto-core fonts-noto-ui-core");
    }
}
