package io.rostrum.encoder.isobmff;

import java.util.List;

/**
 * One movie fragment: a moof, its mdat, and the styp, sidx, emsg or prft boxes directly before them.
 *
 * @param offset of the fragment's first byte in the file
 * @param length in bytes, to the end of the mdat
 * @param moofOffset of the moof's first byte in the file
 * @param sequenceNumber as mfhd states it
 * @param baseDecodeTime of the first sample, in ticks of the track's timescale (tfdt)
 * @param samples in decode order, at least one
 */
public record Fragment(
        long offset, long length, long moofOffset, long sequenceNumber, long baseDecodeTime, List<SampleInfo> samples) {
    public Fragment {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A fragment holds at least one sample.");
        }
    }

    /** The offset in the file of the first byte after the fragment. */
    public long end() {
        return offset + length;
    }

    /** The sum of the samples' durations, in ticks. */
    public long duration() {
        SampleInfo last = samples.get(samples.size() - 1);
        return last.dts() + last.duration() - baseDecodeTime;
    }

    /** When the next fragment's first sample is to be decoded, in ticks. */
    public long endDecodeTime() {
        return baseDecodeTime + duration();
    }

    /** Whether decoding may start with this fragment. */
    public boolean startsWithSync() {
        return samples.get(0).sync();
    }
}
