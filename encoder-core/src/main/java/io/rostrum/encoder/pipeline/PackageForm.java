package io.rostrum.encoder.pipeline;

import java.util.Objects;

/**
 * How a package is laid out.
 *
 * @param segmentation whether a rendition is one file or many
 * @param views whether slides and presenter are also there each alone, where the inputs have both
 */
public record PackageForm(Segmentation segmentation, boolean views) {
    /** One file a rendition, one programme. */
    public static final PackageForm USUAL = new PackageForm(Segmentation.SINGLE, false);

    public PackageForm {
        Objects.requireNonNull(segmentation, "segmentation");
    }
}
