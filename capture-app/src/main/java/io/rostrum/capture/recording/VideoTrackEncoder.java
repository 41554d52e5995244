package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.CodedPicture;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.isobmff.H264Parameters;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes H.264 of pictures with their true times. One thread.
 *
 * <p>Pictures that a camera coded itself are copied, from an IDR picture on and as long as none is missing. All others go through x264,
 * slates too; there an IDR stands at the first picture at or after each multiple of the grid since the recording's start: 2 s for
 * cameras, 6 s for slides. Both kinds may follow each other in one track, for its head holds the parameter sets of both.
 */
final class VideoTrackEncoder implements TrackEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(VideoTrackEncoder.class);
    private static final int CAMERA_GRID_SECONDS = 2;
    private static final int SLIDES_GRID_SECONDS = 6;
    /** While a source is away, its track gets a picture so often. */
    private static final long SLATE_TICKS = TrackFormat.VIDEO_TIMESCALE;
    /** No picture that is still good comes later than this. */
    private static final long LATE_TICKS = TrackFormat.VIDEO_TIMESCALE / 2;
    /** The number of x264's parameter sets beside a camera's, which are low. */
    private static final String OTHER_SETS = "sps-id=31";

    private final TrackClock clock;
    private final boolean slides;
    private final double frameRate;
    private final TrackOutput output;
    private PictureCoder coder;
    /** Of the camera whose pictures are copied; null if none are. */
    private H264Parameters copied;
    /** Of the picture that may be copied next though it is no IDR picture. */
    private long nextNumber = -1;

    private Absence absence;
    private long lastPts = -1;
    private long nextIdr;

    VideoTrackEncoder(TrackClock clock, Flavor flavor, VideoFormat announced, TrackOutput output) {
        this.clock = clock;
        this.slides = flavor == Flavor.SLIDES;
        // Some network cameras announce nonsense; the rate is a hint for x264 only, times are true anyway.
        double rate = announced.frameRate();
        this.frameRate = rate >= 1 && rate <= 61 ? rate : 25;
        this.output = output;
    }

    @Override
    public void accept(CapturedFrame captured) throws EncoderException {
        long pts = clock.ticks(captured.nanos(), TrackFormat.VIDEO_TIMESCALE);
        if (pts >= 0 && pts <= lastPts && absence == null && follows(captured.coded())) {
            pts = lastPts + 1; // later ones refer to it
        }
        if (pts < 0 || pts <= lastPts) {
            return; // from before the recording, or of a moment that already has its picture
        }
        if (coder == null) {
            open(captured);
        }
        slateUpTo(pts);
        absence = null;
        if (pts > lastPts) {
            record(captured, pts);
        }
    }

    private void record(CapturedFrame captured, long pts) throws EncoderException {
        CodedPicture coded = captured.coded();
        if (follows(coded) || isStart(coded)) {
            coder.rest();
            long nominal = Math.round(TrackFormat.VIDEO_TIMESCALE / frameRate);
            output.write(new EncodedSample(coded.data(), pts, pts, nominal, coded.idr()));
            nextNumber = coded.number() + 1;
            lastPts = pts;
        } else {
            encode(captured.frame(), pts);
        }
    }

    private boolean follows(CodedPicture coded) {
        return isCopied(coded) && coded.number() == nextNumber;
    }

    private boolean isStart(CodedPicture coded) {
        return isCopied(coded) && coded.idr();
    }

    private boolean isCopied(CodedPicture coded) {
        return coded != null && coded.isThere() && coded.parameters().equals(copied);
    }

    private void encode(Frame picture, long pts) throws EncoderException {
        if (coder.encode(picture, pts, at -> at >= nextIdr)) {
            long grid = (long) (slides ? SLIDES_GRID_SECONDS : CAMERA_GRID_SECONDS) * TrackFormat.VIDEO_TIMESCALE;
            nextIdr = (pts / grid + 1) * grid;
        }
        nextNumber = -1;
        lastPts = pts;
    }

    private void open(CapturedFrame first) throws EncoderException {
        boolean coded = first.coded() != null;
        coder = new PictureCoder(first.frame(), frameRate, slides, coded ? OTHER_SETS : "", output::write);
        Duration before = output.open(coded ? copying(first.coded().parameters()) : coder.format());
        if (!before.isZero()) { // this goes on where a crash ended it
            lastPts = TrackClock.ticksOf(before.toNanos(), TrackFormat.VIDEO_TIMESCALE) - SLATE_TICKS;
            absence = Absence.LOST;
        }
    }

    /** The format of a track that holds the camera's own pictures as well as x264's. */
    private TrackFormat copying(H264Parameters camera) throws EncoderException {
        TrackFormat own = coder.format();
        Optional<H264Parameters> both = H264Parameters.of(own.codecConfig()).flatMap(camera::with);
        if (both.isEmpty()) {
            LOG.info("The camera's H.264 is not copied but encoded anew: its parameter sets bear the numbers of ours");
            return own;
        }
        copied = camera;
        return TrackFormat.h264(own.video(), both.get().avcC());
    }

    /** Fills the time up to a picture while the source is away. */
    private void slateUpTo(long pts) throws EncoderException {
        if (absence == null || pts - lastPts <= SLATE_TICKS) {
            return;
        }
        try (Frame slate =
                Slate.of(absence, coder.shape().width(), coder.shape().height())) {
            while (pts - lastPts > SLATE_TICKS) {
                encode(slate, lastPts + SLATE_TICKS);
            }
        }
    }

    @Override
    public void idle(long nowNanos, Absence why) throws EncoderException {
        output.settle();
        if (coder != null && why != null) {
            absence = why;
            slateUpTo(clock.ticks(nowNanos, TrackFormat.VIDEO_TIMESCALE) - LATE_TICKS);
        }
    }

    @Override
    public void finish(long endNanos) throws EncoderException {
        if (coder != null) {
            slateUpTo(clock.ticks(endNanos, TrackFormat.VIDEO_TIMESCALE));
            coder.rest();
            output.close();
        }
    }

    @Override
    public void close() throws EncoderException {
        if (coder != null) {
            coder.close();
        }
        output.close();
    }
}
