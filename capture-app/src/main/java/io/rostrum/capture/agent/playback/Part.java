package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.media.Flavor;

/**
 * A piece of a lecture that is played back.
 *
 * @param type its media type
 * @param millis when it belongs, on the recording's clock
 * @param flavor what a picture shows; null for all else
 * @param bytes a JPEG, a block of sound, or JSON
 */
public record Part(String type, long millis, Flavor flavor, byte[] bytes) {
    /** A picture. */
    public static final String JPEG = "image/jpeg";

    /** Linear 16-bit sound, the high byte first (RFC 2586). */
    public static final String SOUND = "audio/L16;rate=" + SoundTrack.RATE + ";channels=" + SoundTrack.CHANNELS;

    /** What is to be known of what follows: the lecture's length in {@code durationMs}, the {@code layout} from here on. */
    public static final String FACTS = "application/json";
}
