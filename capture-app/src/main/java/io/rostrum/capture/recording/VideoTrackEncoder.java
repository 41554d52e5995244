package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;

/**
 * Encodes pictures as H.264 with their true times. An IDR stands at the first picture at or after each multiple of the grid
 * since the recording's start: 2 s for cameras, 6 s for slides. One thread.
 */
final class VideoTrackEncoder implements TrackEncoder {
    private static final double CAMERA_CRF = 20;
    private static final double SLIDES_CRF = 18;
    private static final int CAMERA_GRID_SECONDS = 2;
    private static final int SLIDES_GRID_SECONDS = 6;
    private static final String PRESET = "veryfast";
    /** What x264 may hold back of a camera to plan ahead: a crash loses it, and the fragment that is open. */
    private static final double LOOKAHEAD_SECONDS = 0.3;

    private static final double THREADS_SECONDS = 0.3;

    private static final int MAX_LOOKAHEAD = 10;
    /** Larger screens than this take more than one core for the moment in which a slide changes. */
    private static final int ONE_THREAD_PIXELS = 1920 * 1200;

    /** While a source is away, its track gets a picture so often. */
    private static final long SLATE_TICKS = TrackFormat.VIDEO_TIMESCALE;
    /** No picture that is still good comes later than this. */
    private static final long LATE_TICKS = TrackFormat.VIDEO_TIMESCALE / 2;

    private final TrackClock clock;
    private final boolean slides;
    private final double frameRate;
    private final TrackOutput output;
    private PictureShaper shaper;
    private VideoEncoder encoder;
    private VideoFormat shape;
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
        if (pts < 0 || pts <= lastPts) {
            return; // from before the recording, or of a moment that already has its picture
        }
        if (encoder == null) {
            open(captured.frame());
        }
        slateUpTo(pts);
        absence = null;
        if (pts > lastPts) {
            try (Frame shaped = shaper.shape(captured.frame())) {
                encode(shaped, pts);
            }
        }
    }

    private void encode(Frame picture, long pts) throws EncoderException {
        boolean idr = pts >= nextIdr;
        picture.setPts(pts);
        encoder.send(picture, idr);
        lastPts = pts;
        if (idr) {
            long grid = (long) (slides ? SLIDES_GRID_SECONDS : CAMERA_GRID_SECONDS) * TrackFormat.VIDEO_TIMESCALE;
            nextIdr = (pts / grid + 1) * grid;
        }
        drain();
    }

    private void open(Frame first) throws EncoderException {
        int lookahead = slides ? 0 : Math.min(MAX_LOOKAHEAD, (int) (frameRate * LOOKAHEAD_SECONDS));
        int threads = threads(first);
        shape = new VideoFormat(Math.max(2, first.width() & ~1), Math.max(2, first.height() & ~1), frameRate);
        shaper = new PictureShaper(shape.width(), shape.height());
        encoder = VideoEncoder.open(new VideoEncoderSettings(
                shape, PRESET, slides ? SLIDES_CRF : CAMERA_CRF, 0, 0, 0, lookahead, threads, ""));
        Duration before = output.open(encoder.format());
        if (!before.isZero()) { // this goes on where a crash ended it
            lastPts = TrackClock.ticksOf(before.toNanos(), TrackFormat.VIDEO_TIMESCALE) - SLATE_TICKS;
            absence = Absence.LOST;
        }
    }

    /**
     * Each thread of x264 holds back a picture. A screen gives few, and fewer still on a PC that is too slow (see
     * {@link Pressure}): there one picture is a second that a crash would take.
     */
    private int threads(Frame first) {
        int cores = Runtime.getRuntime().availableProcessors();
        boolean large = (long) first.width() * first.height() > ONE_THREAD_PIXELS;
        int useful = !slides ? cores : large ? Math.min(2, cores) : 1;
        return Math.max(1, Math.min(useful, (int) (frameRate * THREADS_SECONDS)));
    }

    /** Fills the time up to a picture while the source is away. */
    private void slateUpTo(long pts) throws EncoderException {
        if (absence == null || pts - lastPts <= SLATE_TICKS) {
            return;
        }
        try (Frame slate = Slate.of(absence, shape.width(), shape.height())) {
            while (pts - lastPts > SLATE_TICKS) {
                try (Frame picture = slate.retain()) {
                    encode(picture, lastPts + SLATE_TICKS);
                }
            }
        }
    }

    private void drain() throws EncoderException {
        for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
            output.write(next);
        }
    }

    @Override
    public void idle(long nowNanos, Absence why) throws EncoderException {
        output.settle();
        if (encoder != null && why != null) {
            absence = why;
            slateUpTo(clock.ticks(nowNanos, TrackFormat.VIDEO_TIMESCALE) - LATE_TICKS);
        }
    }

    @Override
    public void finish(long endNanos) throws EncoderException {
        if (encoder != null) {
            slateUpTo(clock.ticks(endNanos, TrackFormat.VIDEO_TIMESCALE));
            encoder.send(null, false);
            drain();
            output.close();
        }
    }

    @Override
    public void close() throws EncoderException {
        if (shaper != null) {
            shaper.close();
        }
        if (encoder != null) {
            encoder.close();
        }
        output.close();
    }
}
