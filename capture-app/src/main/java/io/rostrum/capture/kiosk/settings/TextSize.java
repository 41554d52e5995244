package io.rostrum.capture.kiosk.settings;

import java.util.Locale;

/** How large letters are, and with them everything that is touched. */
public enum TextSize {
    /** Made for the window's height. */
    NORMAL(1),
    /** A quarter larger. */
    LARGE(1.25),
    /** Half as large again. */
    LARGEST(1.5);

    private final double factor;

    TextSize(double factor) {
        this.factor = factor;
    }

    /** How many times as large as normal. */
    public double factor() {
        return factor;
    }

    /** Its name in files and messages, for example {@code large}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
