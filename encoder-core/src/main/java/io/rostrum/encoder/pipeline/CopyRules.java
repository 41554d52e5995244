package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.isobmff.H264Sps;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.Optional;

/**
 * What pictures must be like to become a rung as they are: every player takes them, and every segment can start on time. Looks
 * at one picture after the other, so it serves a recording that still grows. One thread.
 *
 * <p>From the Apple HLS Authoring Specification: H.264 High or Main of at most level 4.2 (1.2, 1.4), 8-bit 4:2:0 frames, a segment
 * each six seconds that starts with an IDR picture (1.10, 7.5, 8.2). The bit rate is bound like a rung's: on the whole by what the
 * top rung may cost at most, in any segment by twice that.
 */
final class CopyRules {
    static final long MAX_BIT_RATE = 10_000_000;
    private static final int MAIN = 77;
    private static final int HIGH = 100;
    private static final int MAX_LEVEL = 42;
    /** A longer segment would raise the target duration, which is the same in every playlist. */
    private static final double MAX_SEGMENT_SECONDS = RenditionWriter.SEGMENT_SECONDS + 0.49;

    private static final double MAX_PICTURE_SECONDS = 2;
    private static final double PEAK = 2;

    private final int timescale;
    private long segmentStart;
    private long segmentBytes;
    private long end;
    private long bytes;
    private boolean begun;

    /** Rules for pictures on a clock of so many ticks a second. */
    CopyRules(int timescale) {
        this.timescale = timescale;
    }

    /** Why no picture of a track can be copied into a rung of a shape; empty if the pictures decide. */
    static Optional<String> obstacle(TrackFormat format, VideoFormat rung) {
        if (format.codec() != Codec.H264) {
            return Optional.of("it is not H.264");
        }
        Optional<H264Sps> found = H264Sps.ofAvcC(format.codecConfig());
        if (found.isEmpty()) {
            return Optional.of("its parameter set cannot be read");
        }
        H264Sps sps = found.get();
        if (sps.profileIdc() != HIGH && sps.profileIdc() != MAIN) {
            return Optional.of("its profile is neither High nor Main");
        }
        if (sps.levelIdc() > MAX_LEVEL) {
            return Optional.of("its level is above 4.2");
        }
        if (!sps.plain()) {
            return Optional.of("its pictures are not 8-bit 4:2:0 frames");
        }
        return sps.width() != rung.width() || sps.height() != rung.height()
                ? Optional.of("its picture is larger than the top rung")
                : Optional.empty();
    }

    /**
     * Looks at the next picture.
     *
     * @param pts when it is shown on the programme's clock, in ticks
     * @param duration in ticks
     * @param size in bytes
     * @param sync whether the file says that decoding may start with it
     * @param idr whether it is an IDR picture, if it is a sync sample
     * @param afterCut whether what stood before it was cut away
     * @return why these pictures cannot be copied; empty if they still can
     */
    Optional<String> add(long pts, long duration, int size, boolean sync, boolean idr, boolean afterCut) {
        if (!begun && !sync) {
            return Optional.of("it does not begin with an IDR picture");
        }
        begun = true;
        if (afterCut && !sync) {
            return Optional.of("a cut does not end at an IDR picture");
        }
        if (sync && !idr) {
            return Optional.of("its groups of pictures are open");
        }
        if (duration > MAX_PICTURE_SECONDS * timescale) {
            return Optional.of("it has a gap");
        }
        Optional<String> obstacle = Optional.empty();
        long segmentTicks = (long) RenditionWriter.SEGMENT_SECONDS * timescale;
        if (sync && pts / segmentTicks > segmentStart / segmentTicks) {
            obstacle = segment(pts);
            segmentStart = pts;
            segmentBytes = 0;
        }
        segmentBytes += size;
        bytes += size;
        end = Math.max(end, pts + duration);
        return obstacle.isEmpty() && tooLong(end - duration)
                ? Optional.of("its IDR pictures are not on the segment grid")
                : obstacle;
    }

    private Optional<String> segment(long segmentEnd) {
        if (tooLong(segmentEnd)) {
            return Optional.of("its IDR pictures are not on the segment grid");
        }
        return segmentBytes * 8.0 > PEAK * MAX_BIT_RATE * RenditionWriter.SEGMENT_SECONDS
                ? Optional.of("its bit rate has too high a peak")
                : Optional.empty();
    }

    private boolean tooLong(long segmentEnd) {
        return segmentEnd - segmentStart > MAX_SEGMENT_SECONDS * timescale;
    }

    /** What only the whole tells. */
    Optional<String> whole() {
        if (!begun) {
            return Optional.of("it holds no picture");
        }
        if (tooLong(end)) {
            return Optional.of("its IDR pictures are not on the segment grid");
        }
        Optional<String> last = segment(end);
        double bitRate = bytes * 8.0 * timescale / end;
        return last.isEmpty() && bitRate > MAX_BIT_RATE ? Optional.of("its bit rate is too high") : last;
    }
}
