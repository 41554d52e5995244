package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;

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
    /** What x264 may hold back to plan ahead, and in its threads: a crash loses it, and the fragment that is open. */
    private static final double LOOKAHEAD_SECONDS = 0.4;

    private static final double THREADS_SECONDS = 0.3;

    private static final int MAX_LOOKAHEAD = 10;

    private final TrackClock clock;
    private final boolean slides;
    private final double frameRate;
    private final MasterFactory masters;
    private PictureShaper shaper;
    private VideoEncoder encoder;
    private MasterWriter master;
    private long lastPts = -1;
    private long nextIdr;

    VideoTrackEncoder(TrackClock clock, Flavor flavor, VideoFormat announced, MasterFactory masters) {
        this.clock = clock;
        this.slides = flavor == Flavor.SLIDES;
        // Some network cameras announce nonsense; the rate is a hint for x264 only, times are true anyway.
        double rate = announced.frameRate();
        this.frameRate = rate >= 1 && rate <= 61 ? rate : 25;
        this.masters = masters;
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
        boolean idr = pts >= nextIdr;
        try (Frame shaped = shaper.shape(captured.frame())) {
            shaped.setPts(pts);
            encoder.send(shaped, idr);
        }
        lastPts = pts;
        if (idr) {
            long grid = (long) (slides ? SLIDES_GRID_SECONDS : CAMERA_GRID_SECONDS) * TrackFormat.VIDEO_TIMESCALE;
            nextIdr = (pts / grid + 1) * grid;
        }
        drain();
    }

    private void open(Frame first) throws EncoderException {
        int width = Math.max(2, first.width() & ~1);
        int height = Math.max(2, first.height() & ~1);
        int lookahead = Math.min(MAX_LOOKAHEAD, (int) (frameRate * LOOKAHEAD_SECONDS));
        // Each thread of x264 holds back a frame, so a screen at few frames a second cannot have one for each core.
        int threads =
                Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), (int) (frameRate * THREADS_SECONDS)));
        shaper = new PictureShaper(width, height);
        encoder = VideoEncoder.open(new VideoEncoderSettings(
                new VideoFormat(width, height, frameRate),
                PRESET,
                slides ? SLIDES_CRF : CAMERA_CRF,
                0,
                0,
                0,
                lookahead,
                threads));
        master = masters.create(encoder.format());
    }

    private void drain() throws EncoderException {
        for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
            master.write(next);
        }
    }

    @Override
    public void finish() throws EncoderException {
        if (encoder != null) {
            encoder.send(null, false);
            drain();
            master.close();
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
        if (master != null) {
            master.close();
        }
    }
}
