package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;

/**
 * One stream of an input.
 *
 * @param index its place in the input
 * @param kind picture or sound
 * @param codecName FFmpeg's name of the codec, for example {@code h264}
 * @param video the picture's shape as coded; null for sound
 * @param traits how the coded picture differs from what people should see; null for sound
 * @param audio the sound's shape; null for pictures
 * @param language ISO 639 code from the file, or null
 * @param title what the file calls the stream, or null
 * @param preferred whether the file wants players to choose it unasked
 * @param startMicros when its first sample plays, on the file's clock; 0 where the file does not say
 */
public record StreamInfo(
        int index,
        MediaKind kind,
        String codecName,
        VideoFormat video,
        PictureTraits traits,
        AudioFormat audio,
        String language,
        String title,
        boolean preferred,
        long startMicros) {
    /** The shape of the picture as people should see it: upright, in square pixels. */
    public VideoFormat displayed() {
        return traits.displayed(video);
    }
}
