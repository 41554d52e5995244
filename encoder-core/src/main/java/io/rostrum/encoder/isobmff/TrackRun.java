package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.media.EncodedSample;
import java.util.List;

/** Writes {@code tfhd}, {@code tfdt} and {@code trun} of one fragment (ISO 14496-12, 8.8.7, 8.8.8, 8.8.12). */
final class TrackRun {
    private static final int TFHD_DEFAULT_DURATION = 0x000008;
    private static final int TFHD_DEFAULT_FLAGS = 0x000020;
    private static final int TFHD_DEFAULT_BASE_IS_MOOF = 0x020000;
    private static final int TRUN_DATA_OFFSET = 0x000001;
    private static final int TRUN_DURATION = 0x000100;
    private static final int TRUN_SIZE = 0x000200;
    private static final int TRUN_FLAGS = 0x000400;
    private static final int TRUN_COMPOSITION_OFFSET = 0x000800;
    // 8.8.3.1: sample_depends_on 2 (on no other), or 1 with sample_is_non_sync_sample.
    private static final int SYNC_SAMPLE = 0x02000000;
    private static final int OTHER_SAMPLE = 0x01010000;

    private final BoxWriter out;
    private final List<EncodedSample> samples;
    private final boolean sameDuration;
    private final boolean allSync;
    private final boolean shownWhenDecoded;
    private int dataOffsetAt;

    TrackRun(BoxWriter out, List<EncodedSample> samples) {
        this.out = out;
        this.samples = samples;
        long duration = samples.get(0).duration();
        sameDuration = samples.stream().allMatch(sample -> sample.duration() == duration);
        allSync = samples.stream().allMatch(EncodedSample::sync);
        shownWhenDecoded = samples.stream().allMatch(sample -> sample.pts() == sample.dts());
    }

    /** Where in the output the data offset stands, to be filled in once the {@code moof}'s size is known. */
    int dataOffsetAt() {
        return dataOffsetAt;
    }

    void write() {
        int defaults = (sameDuration ? TFHD_DEFAULT_DURATION : 0) | (allSync ? TFHD_DEFAULT_FLAGS : 0);
        out.fullBox("tfhd", 0, TFHD_DEFAULT_BASE_IS_MOOF | defaults, () -> {
            out.u32(1);
            if (sameDuration) {
                out.u32(samples.get(0).duration());
            }
            if (allSync) {
                out.u32(SYNC_SAMPLE);
            }
        });
        out.fullBox("tfdt", 1, 0, () -> out.u64(samples.get(0).dts()));
        int perSample = TRUN_SIZE
                | (sameDuration ? 0 : TRUN_DURATION)
                | (allSync ? 0 : TRUN_FLAGS)
                | (shownWhenDecoded ? 0 : TRUN_COMPOSITION_OFFSET);
        out.fullBox("trun", 1, TRUN_DATA_OFFSET | perSample, () -> {
            out.u32(samples.size());
            dataOffsetAt = out.size();
            out.u32(0);
            samples.forEach(this::sample);
        });
    }

    private void sample(EncodedSample sample) {
        if (!sameDuration) {
            out.u32(sample.duration());
        }
        out.u32(sample.size());
        if (!allSync) {
            out.u32(sample.sync() ? SYNC_SAMPLE : OTHER_SAMPLE);
        }
        if (!shownWhenDecoded) {
            out.u32(sample.pts() - sample.dts());
        }
    }
}
