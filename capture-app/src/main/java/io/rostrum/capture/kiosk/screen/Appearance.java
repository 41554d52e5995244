package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;

/** How the screens look; each change is seen at once and kept for the next start. */
interface Appearance {
    Theme theme();

    TextSize textSize();

    void speak(Language language);

    void paint(Theme theme);

    void write(TextSize size);
}
