package io.rostrum.encoder.pipeline;

/** In how many files a rendition's media lies. */
public enum Segmentation {
    /** One file, whose segments are byte ranges: few files, which upload as long streams. */
    SINGLE("single"),
    /** A header and one file a segment, for platforms that take nothing else. */
    FILES("files");

    private final String id;

    Segmentation(String id) {
        this.id = id;
    }

    /** As commands and settings write it. */
    public String id() {
        return id;
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException with a sentence that lists the known ones
     */
    public static Segmentation of(String id) {
        for (Segmentation known : values()) {
            if (known.id.equals(id)) {
                return known;
            }
        }
        throw new IllegalArgumentException("Segments come as single or files, not as \"" + id + "\".");
    }
}
