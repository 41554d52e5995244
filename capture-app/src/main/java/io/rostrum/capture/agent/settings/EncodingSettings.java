package io.rostrum.capture.agent.settings;

import io.rostrum.encoder.ladder.Ladder;
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
 * @param window the hours in which encodings begin, as for uploads; empty for any hour
 */
public record EncodingSettings(Ladder ladder, boolean denoiseSound, Optional<String> window) {
    /** The whole ladder, at any hour. */
    public static final EncodingSettings STANDARD = new EncodingSettings(Ladder.LECTURE, false, Optional.empty());

    public EncodingSettings {
        Objects.requireNonNull(ladder, "ladder");
        window.ifPresent(text -> UploadHours.parse(text, ZoneId.of("UTC")));
    }

    /** The same with another ladder. */
    public EncodingSettings with(Ladder other) {
        return new EncodingSettings(other, denoiseSound, window);
    }

    /** When encodings may begin next; empty if they may now. */
    public Optional<Instant> opening(Instant now, ZoneId zone) {
        return window.map(text -> UploadHours.parse(text, zone))
                .filter(hours -> !hours.isOpen(now))
                .flatMap(hours -> hours.nightAt(now))
                .map(UploadHours.Night::opens);
    }
}
