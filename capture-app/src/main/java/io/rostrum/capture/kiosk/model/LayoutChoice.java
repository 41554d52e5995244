package io.rostrum.capture.kiosk.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The arrangements a lecturer can choose, in the order in which they are offered. */
public enum LayoutChoice {
    /** The slides, and the presenter small in their lower right corner. */
    SLIDES_WITH_INSET,
    /** The slides alone. */
    SLIDES,
    /** The presenter alone. */
    PRESENTER,
    /** Slides left, presenter right, at equal width. */
    SIDE_BY_SIDE;

    /** The name in the API, for example {@code slides-with-inset}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the slides are seen. */
    public boolean showsSlides() {
        return this != PRESENTER;
    }

    /** Whether the presenter is seen. */
    public boolean showsPresenter() {
        return this != SLIDES;
    }

    /** The layout of this API name; a newer agent's unknown one is none. */
    public static Optional<LayoutChoice> of(String id) {
        return Arrays.stream(values()).filter(layout -> layout.id().equals(id)).findFirst();
    }

    /** Those of an agent's offer that the kiosk knows, in the agent's order. */
    static List<LayoutChoice> known(List<String> ids) {
        return ids.stream().flatMap(id -> of(id).stream()).toList();
    }

    /** The choice if the agent offers it, else the agent's default. */
    static LayoutChoice among(List<String> ids, LayoutChoice choice) {
        List<LayoutChoice> offered = known(ids);
        return offered.isEmpty() || offered.contains(choice) ? choice : offered.get(0);
    }
}
