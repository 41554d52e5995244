package io.rostrum.encoder.isobmff;

/**
 * Where one sample lies in its file, and when it plays.
 *
 * @param offset of its first byte in the file
 * @param size in bytes
 * @param dts when it is decoded, in ticks of the track's timescale
 * @param duration in the same ticks
 * @param compositionOffset ticks from decoding to showing; may be negative (trun version 1)
 * @param sync whether decoding may start here
 */
public record SampleInfo(long offset, int size, long dts, long duration, int compositionOffset, boolean sync) {
    public long pts() {
        return dts + compositionOffset;
    }
}
