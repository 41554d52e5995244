package io.rostrum.capture.agent.settings;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.pipeline.PackageForm;
import io.rostrum.uploader.night.UploadHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How lectures are encoded.
 *
 * @param ladder the renditions
 * @param denoiseSound whether steady noise (a fan, a projector) is taken out of the sound
 * @param denoisePicture whether a camera whose picture is noisy is lightly smoothed
 * @param window the hours in which encodings begin, as for uploads; empty for any hour
 * @param follow whether a lecture is encoded while it still runs, on a PC that can
 * @param download whether a package also holds a plain file, for learning offline
 * @param form how a package is laid out
 */
public record EncodingSettings(
        Ladder ladder,
        boolean denoiseSound,
        boolean denoisePicture,
        Optional<String> window,
        boolean follow,
        boolean download,
        PackageForm form) {
    /** The whole ladder, at any hour, while a lecture still runs. */
    public static final EncodingSettings STANDARD =
            new EncodingSettings(Ladder.LECTURE, false, true, Optional.empty(), true, true, PackageForm.USUAL);

    public EncodingSettings {
        Objects.requireNonNull(ladder, "ladder");
        Objects.requireNonNull(form, "form");
        window.ifPresent(text -> UploadHours.parse(text, ZoneId.of("UTC")));
    }

    /** The same with another ladder. */
    public EncodingSettings with(Ladder other) {
        return new EncodingSettings(other, denoiseSound, denoisePicture, window, follow, download, form);
    }

    /** When encodings may begin next; empty if they may now. */
    public Optional<Instant> opening(Instant now, ZoneId zone) {
        return window.map(text -> UploadHours.parse(text, zone))
                .filter(hours -> !hours.isOpen(now))
                .flatMap(hours -> hours.nightAt(now))
                .map(UploadHours.Night::opens);
    }
}
