package io.rostrum.capture.agent.settings;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.uploader.night.UploadHours;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How lectures are encoded.
 *
 * @param ladder the renditions
 * @param follow whether the encoder follows a lecture while it is recorded, so that it is ready soon after
 * @param views whether players also get presenter and slides each by itself
 * @param download whether a plain MP4 for learning offline is made
 * @param window the hours in which lectures are encoded, as for uploads; empty for any hour
 */
public record EncodingSettings(
        Ladder ladder, boolean follow, boolean views, boolean download, Optional<String> window) {
    /** The whole ladder, at any hour. */
    public static final EncodingSettings STANDARD =
            new EncodingSettings(Ladder.LECTURE, false, false, true, Optional.empty());

    public EncodingSettings {
        Objects.requireNonNull(ladder, "ladder");
        window.ifPresent(text -> UploadHours.parse(text, ZoneId.of("UTC")));
    }

    /** The same with another ladder. */
    public EncodingSettings with(Ladder other) {
        return new EncodingSettings(other, follow, views, download, window);
    }
}
