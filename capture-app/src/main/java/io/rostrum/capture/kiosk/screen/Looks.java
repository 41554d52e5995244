package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.settings.Preferences;
import io.rostrum.capture.kiosk.settings.PreferencesFile;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;
import java.util.Locale;
import java.util.concurrent.Executor;

/** Keeps how the screens look, and tells them when it changed. For the JavaFX thread; the file is written on another. */
final class Looks implements Appearance {
    private final PreferencesFile file;
    private final Executor errands;
    private Preferences now;
    private Runnable changed = () -> {};

    Looks(PreferencesFile file, Executor errands) {
        this.file = file;
        this.errands = errands;
        this.now = file.read();
    }

    void onChange(Runnable action) {
        changed = action;
    }

    Language language() {
        return Language.of(now.language() == null ? Locale.getDefault() : Locale.forLanguageTag(now.language()));
    }

    @Override
    public Theme theme() {
        return now.theme();
    }

    @Override
    public TextSize textSize() {
        return now.textSize();
    }

    @Override
    public void speak(Language language) {
        change(now.withLanguage(language.code()));
    }

    @Override
    public void paint(Theme theme) {
        change(now.with(theme));
    }

    @Override
    public void write(TextSize size) {
        change(now.with(size));
    }

    private void change(Preferences preferences) {
        if (!preferences.equals(now)) {
            now = preferences;
            errands.execute(() -> file.write(preferences));
            changed.run();
        }
    }
}
