package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.H264Sps;
import io.rostrum.encoder.isobmff.SampleInfo;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a master's own pictures may be the top rung, unchanged ("encode once").
 *
 * <p>They may if every player takes them and every segment can start on time: H.264 High of at most level 4.2, pictures of
 * the top rung's size, an IDR on the segment grid, no long stretch without a picture, and a bit rate that a rung may have.
 */
final class CopyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CopyCheck.class);
    private static final int HIGH_PROFILE = 100;
    private static final int MAX_LEVEL = 42;
    /** A longer segment would raise the target duration, which is the same in every playlist. */
    private static final double MAX_SEGMENT_SECONDS = RenditionWriter.SEGMENT_SECONDS + 0.49;

    private static final double MAX_PICTURE_SECONDS = 2;
    private static final double MAX_BIT_RATE = 10_000_000;

    private CopyCheck() {}

    /** Whether the picture of a plan can be copied. A file that is no master of ours never can. */
    static boolean mayCopy(ProgrammePlan plan, VideoFormat top) {
        if (plan.pictures().size() != 1) {
            return false;
        }
        ProgrammePlan.Source source = plan.pictures().values().iterator().next();
        if (!Upright.filters(source.stream()).isEmpty()) {
            return false;
        }
        try (FragmentedMp4 master = FragmentedMp4.open(source.file())) {
            Optional<String> obstacle = obstacle(master, top, plan.originMicros());
            obstacle.ifPresent(why -> LOG.info("The top rung is encoded anew: {}.", why));
            return obstacle.isEmpty();
        } catch (EncoderException e) {
            LOG.debug("{} is no master: {}", source.file(), e.getMessage());
            return false;
        }
    }

    private static Optional<String> obstacle(FragmentedMp4 master, VideoFormat top, long originMicros) {
        TrackFormat format = master.format();
        if (format.codec() != Codec.H264) {
            return Optional.of("it is not H.264");
        }
        Optional<H264Sps> sps = H264Sps.ofAvcC(format.codecConfig());
        if (sps.isEmpty() || sps.get().profileIdc() != HIGH_PROFILE || sps.get().levelIdc() > MAX_LEVEL) {
            return Optional.of("its profile or level is not High up to 4.2");
        }
        if (format.video().width() != top.width() || format.video().height() != top.height()) {
            return Optional.of("its picture is larger than the top rung");
        }
        return rhythm(master, format.timescale(), origin(master, originMicros));
    }

    /** The programme's zero on the master's media clock, in ticks. */
    static long origin(FragmentedMp4 master, long originMicros) {
        return Math.round(originMicros / 1e6 * master.format().timescale())
                + master.track().editStart();
    }

    private static Optional<String> rhythm(FragmentedMp4 master, int timescale, long origin) {
        long segmentTicks = (long) RenditionWriter.SEGMENT_SECONDS * timescale;
        long segmentStart = 0;
        long longestSegment = 0;
        long end = 0;
        long longestPicture = 0;
        long bytes = 0;
        long ticks = 0;
        for (Fragment fragment : master.fragments()) {
            for (SampleInfo sample : fragment.samples()) {
                long pts = sample.pts() - origin;
                if (sample.sync() && pts / segmentTicks > segmentStart / segmentTicks) {
                    longestSegment = Math.max(longestSegment, pts - segmentStart);
                    segmentStart = pts;
                }
                end = Math.max(end, pts + sample.duration());
                longestPicture = Math.max(longestPicture, sample.duration());
                bytes += sample.size();
                ticks += sample.duration();
            }
        }
        if (ticks == 0 || !master.fragments().get(0).startsWithSync()) {
            return Optional.of("it does not begin with an IDR picture");
        }
        if (Math.max(longestSegment, end - segmentStart) > MAX_SEGMENT_SECONDS * timescale) {
            return Optional.of("its IDR pictures are not on the segment grid");
        }
        if (longestPicture > MAX_PICTURE_SECONDS * timescale) {
            return Optional.of("it has a gap");
        }
        double bitRate = bytes * 8.0 * timescale / ticks;
        return bitRate > MAX_BIT_RATE ? Optional.of("its bit rate is too high") : Optional.empty();
    }
}
