package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.media.EncodedSample;
import java.util.List;

/**
 * One movie fragment as it lies in a file: {@code moof} and {@code mdat} of one track.
 *
 * <p>What is the same for every sample stands once, in {@code tfhd}: for sound that saves 12 of 16 bytes a sample, some 5
 * kbit/s of a rung that has 64.
 *
 * @param bytes the whole fragment
 * @param firstSampleEnd how many of the bytes, counted from the start, hold the boxes' heads and the first sample: the
 *     range of an I-frame playlist
 * @param start decode time of its first sample, in ticks of the track
 * @param duration sum of its samples' durations, in ticks
 */
public record MediaFragment(byte[] bytes, int firstSampleEnd, long start, long duration) {
    private static final int MDAT_HEADER = 8;

    /**
     * Builds a fragment.
     *
     * @param sequence counts the file's fragments from 1
     * @param samples in decode order, not empty; each one's duration reaches to the next one's decode time
     */
    public static MediaFragment of(int sequence, List<EncodedSample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A fragment needs at least one sample.");
        }
        BoxWriter out = new BoxWriter();
        TrackRun run = new TrackRun(out, samples);
        out.box("moof", () -> {
            out.fullBox("mfhd", 0, 0, () -> out.u32(sequence));
            out.box("traf", run::write);
        });
        int dataStart = out.size() + MDAT_HEADER;
        out.patchU32(run.dataOffsetAt(), dataStart);
        out.box("mdat", () -> samples.forEach(sample -> out.bytes(sample.data())));
        long duration = samples.stream().mapToLong(EncodedSample::duration).sum();
        return new MediaFragment(
                out.toByteArray(),
                dataStart + samples.get(0).size(),
                samples.get(0).dts(),
                duration);
    }
}
