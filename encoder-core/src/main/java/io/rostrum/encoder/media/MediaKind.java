package io.rostrum.encoder.media;

import java.util.Locale;

/** Picture or sound. */
public enum MediaKind {
    VIDEO,
    AUDIO;

    /** The kind's name in JSON: {@code video} or {@code audio}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
