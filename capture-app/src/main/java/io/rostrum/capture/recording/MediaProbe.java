package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a media file says of itself.
 *
 * @param kind VIDEO if there is a picture, else AUDIO
 * @param duration as stated; zero if it is not
 * @param made when it was made: as stated, else when it was last changed
 * @param tags by FFmpeg's names: title, artist, …
 */
record MediaProbe(MediaKind kind, Duration duration, Instant made, Map<String, String> tags) {
    /** Before that, clocks were not set. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** @throws EncoderException BAD_INPUT if there is no such file, or neither picture nor sound in it */
    static MediaProbe of(Path file) throws EncoderException {
        if (!Files.isRegularFile(file)) {
            throw new EncoderException(Code.BAD_INPUT, "There is no file " + file + ". Check the path.");
        }
        if (!Files.isReadable(file)) {
            throw new EncoderException(Code.BAD_INPUT, file + " may not be read by this user. Check its permissions.");
        }
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(file))) {
            if (demuxer.streams().isEmpty()) {
                throw new EncoderException(Code.BAD_INPUT, file + " holds neither picture nor sound.");
            }
            MediaKind kind = demuxer.first(MediaKind.VIDEO).isPresent() ? MediaKind.VIDEO : MediaKind.AUDIO;
            Map<String, String> tags = demuxer.tags();
            Instant made = made(
                    tags.get("creation_time"), Files.getLastModifiedTime(file).toInstant());
            return new MediaProbe(kind, demuxer.duration().orElse(Duration.ZERO), made, tags);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + file + " failed: " + e.getMessage() + ".", e);
        }
    }

    private static Instant made(String stated, Instant changed) {
        Instant made = changed;
        try {
            made = stated == null ? changed : Instant.parse(stated);
        } catch (DateTimeParseException e) {
            made = changed; // some cameras write what they like
        }
        return (made.isBefore(EARLIEST) ? changed : made).truncatedTo(ChronoUnit.MILLIS);
    }
}
