package io.rostrum.capture.kiosk.client;

/**
 * A piece of a lecture that is played back.
 *
 * @param millis when it belongs, on the recording's clock
 * @param flavor what a picture shows; empty for all else
 * @param bytes a JPEG, 16-bit sound, or JSON
 */
public record PlayedPart(Kind kind, long millis, String flavor, byte[] bytes) {
    /** What a piece is. */
    public enum Kind {
        /** A JPEG. */
        PICTURE,
        /** A block of 16-bit stereo, 48 kHz, the high byte first. */
        SOUND,
        /** The lecture's length, the layout from here on. */
        FACTS
    }
}
