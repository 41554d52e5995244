package io.rostrum.encoder.media;

import java.util.Locale;

/** How the programme arranges its sources in one picture. */
public enum Layout {
    /** The slides fill the picture, the presenter is a small picture in the lower right corner. */
    SLIDES_WITH_INSET,
    /** Slides and presenter at equal width. */
    SIDE_BY_SIDE,
    /** The slides alone. */
    SLIDES,
    /** The presenter alone. */
    PRESENTER;

    /** The layout's name on the command line and in JSON, for example {@code slides-with-inset}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the picture shows both sources and so must be composed. */
    public boolean isComposed() {
        return this == SLIDES_WITH_INSET || this == SIDE_BY_SIDE;
    }

    /**
     * Reads a layout from its {@link #id()}.
     *
     * @throws IllegalArgumentException with a sentence that lists the known layouts
     */
    public static Layout of(String id) {
        for (Layout layout : values()) {
            if (layout.id().equals(id)) {
                return layout;
            }
        }
        throw new IllegalArgumentException(
                "The layout \"" + id + "\" is not known. Use slides-with-inset, side-by-side, slides or presenter.");
    }
}
