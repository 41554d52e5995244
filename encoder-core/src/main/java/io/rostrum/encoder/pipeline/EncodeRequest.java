package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What to encode, and into what.
 *
 * @param packageId identifies the package for ever; a recording's id
 * @param inputs tracks that share one clock
 * @param layout how slides and presenter share the picture; null chooses the best the inputs allow
 * @param ladder the rungs
 * @param metadata Dublin Core terms (title, creator, …) for {@code metadata.json}
 * @param directory where the package grows; it does not exist yet, is empty, or holds an unfinished package of ours
 * @param extras captions, chapters and the download
 * @param edits changes of the layout, and cuts
 * @param form how the package is laid out
 */
public record EncodeRequest(
        String packageId,
        List<InputTrack> inputs,
        Layout layout,
        Ladder ladder,
        Map<String, String> metadata,
        Path directory,
        Extras extras,
        Edits edits,
        PackageForm form) {
    public EncodeRequest {
        Objects.requireNonNull(packageId, "packageId");
        Objects.requireNonNull(ladder, "ladder");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(extras, "extras");
        Objects.requireNonNull(edits, "edits");
        Objects.requireNonNull(form, "form");
        inputs = List.copyOf(inputs);
        metadata = Map.copyOf(metadata);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to encode: name at least one input.");
        }
    }

    /** A request with the usual extras in the usual form; see {@link Extras#USUAL}. */
    public EncodeRequest(
            String packageId,
            List<InputTrack> inputs,
            Layout layout,
            Ladder ladder,
            Map<String, String> metadata,
            Path directory) {
        this(packageId, inputs, layout, ladder, metadata, directory, Extras.USUAL, Edits.NONE, PackageForm.USUAL);
    }

    /** The same request with other extras. */
    public EncodeRequest with(Extras others) {
        return new EncodeRequest(packageId, inputs, layout, ladder, metadata, directory, others, edits, form);
    }

    /** The same request with other edits. */
    public EncodeRequest with(Edits others) {
        return new EncodeRequest(packageId, inputs, layout, ladder, metadata, directory, extras, others, form);
    }

    /** The same request for a package of another form. */
    public EncodeRequest with(PackageForm other) {
        return new EncodeRequest(packageId, inputs, layout, ladder, metadata, directory, extras, edits, other);
    }
}
