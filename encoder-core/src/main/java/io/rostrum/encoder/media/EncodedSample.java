package io.rostrum.encoder.media;

/**
 * One coded picture or block of sound, as a file holds it.
 *
 * @param data the bytes; H.264 as NAL units with four length bytes each. The array belongs to the sample: nobody writes
 *     into it
 * @param pts when it is shown or heard, in ticks of the track's timescale
 * @param dts when it is decoded, in the same ticks; grows strictly within a track
 * @param duration in the same ticks, at least 1
 * @param sync whether decoding may start here (an IDR picture; every sample of sound)
 */
public record EncodedSample(byte[] data, long pts, long dts, long duration, boolean sync) {
    public EncodedSample {
        if (duration < 1) {
            throw new IllegalArgumentException("A sample lasts at least one tick, not " + duration + ".");
        }
    }

    /** The same sample with another duration, in ticks. */
    public EncodedSample lasting(long ticks) {
        return new EncodedSample(data, pts, dts, ticks, sync);
    }

    /** The same sample, shown and decoded {@code ticks} later. */
    public EncodedSample shifted(long ticks) {
        return new EncodedSample(data, pts + ticks, dts + ticks, duration, sync);
    }

    public int size() {
        return data.length;
    }
}
