package io.rostrum.encoder.media;

import java.util.Locale;

/** What a track shows or carries, in Opencast's sense of the word. */
public enum Flavor {
    /** The person: the camera, and the microphone that goes with it. */
    PRESENTER,
    /** The screen: slides, a document camera, a desktop. */
    SLIDES,
    /** A finished picture in which a layout was already applied, for example an imported MP4. */
    COMPOSED;

    /** The flavor's name on the command line and in JSON, for example {@code presenter}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a flavor from its {@link #id()}.
     *
     * @throws IllegalArgumentException with a sentence that lists the known flavors
     */
    public static Flavor of(String id) {
        for (Flavor flavor : values()) {
            if (flavor.id().equals(id)) {
                return flavor;
            }
        }
        throw new IllegalArgumentException(
                "The flavor \"" + id + "\" is not known. Use presenter, slides or composed.");
    }
}
