package io.rostrum.encoder.pipeline;

import java.util.Objects;

/**
 * How a package is laid out.
 *
 * @param segmentation whether a rendition is one file or many
 */
public record PackageForm(Segmentation segmentation) {
    /** One file a rendition. */
    public static final PackageForm USUAL = new PackageForm(Segmentation.SINGLE);

    public PackageForm {
        Objects.requireNonNull(segmentation, "segmentation");
    }
}
