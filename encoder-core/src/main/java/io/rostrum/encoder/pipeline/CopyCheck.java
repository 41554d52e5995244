package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.H264Nals;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a master's own pictures may be the top rung, unchanged ("encode once"), by the {@link CopyRules}. */
final class CopyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CopyCheck.class);
    /** Where the kind of a picture stands, after parameter sets and x264's own words. */
    private static final int HEAD_BYTES = 2048;

    private CopyCheck() {}

    /**
     * Whether the picture of a plan can be copied, as far as it is there. A file that is no master of ours never can.
     */
    static boolean mayCopy(ProgrammePlan plan, VideoFormat top) {
        if (plan.pictures().size() != 1) {
            return false;
        }
        Strand strand = plan.pictures().values().iterator().next();
        if (!strand.isSingle()) {
            LOG.info(
                    "The top rung is encoded anew: its picture is in {} tracks.",
                    strand.turns().size());
            return false;
        }
        Source source = strand.first();
        if (!Upright.filters(source.stream()).isEmpty()) {
            return false;
        }
        try (FragmentedMp4 master = FragmentedMp4.open(source.file())) {
            Optional<String> obstacle = CopyRules.obstacle(master.format(), top);
            if (obstacle.isEmpty()) {
                obstacle = pictures(master, plan.originMicros(), source);
            }
            obstacle.ifPresent(why -> LOG.info("The top rung is encoded anew: {}.", why));
            return obstacle.isEmpty();
        } catch (EncoderException e) {
            LOG.debug("{} is no master: {}", source.file(), e.getMessage());
            return false;
        }
    }

    private static Optional<String> pictures(FragmentedMp4 master, long originMicros, Source source)
            throws EncoderException {
        long origin = origin(master.format().timescale(), master.track().editStart(), originMicros);
        CutSamples cuts = new CutSamples(
                source.cuts(), master.format().timescale(), master.track().editStart());
        CopyRules rules = new CopyRules(master.format().timescale());
        for (Fragment fragment : master.fragments()) {
            for (SampleInfo sample : fragment.samples()) {
                OptionalLong pts = cuts.pts(sample.pts());
                Optional<String> obstacle = pts.isEmpty()
                        ? Optional.empty()
                        : rules.add(
                                pts.getAsLong() - origin,
                                sample.duration(),
                                sample.size(),
                                sample.sync(),
                                isIdr(master, sample),
                                cuts.isAfterCut());
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        return source.grows() ? Optional.empty() : rules.whole();
    }

    private static boolean isIdr(FragmentedMp4 master, SampleInfo sample) throws EncoderException {
        return !sample.sync()
                || H264Nals.isIdr(master.boxes().bytes(sample.offset(), Math.min(HEAD_BYTES, sample.size())));
    }

    /** The programme's zero on a master's media clock, in ticks. */
    static long origin(int timescale, long editStart, long originMicros) {
        return Math.round(originMicros / 1e6 * timescale) + editStart;
    }
}
