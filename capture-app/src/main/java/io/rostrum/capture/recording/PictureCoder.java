package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.VideoEncoder;
import io.rostrum.encoder.ffmpeg.VideoEncoderSettings;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.util.function.LongFunction;

/**
 * The x264 of one track. It can rest while a camera's own pictures are copied, and always comes back with the same parameter sets. One
 * thread.
 */
final class PictureCoder implements AutoCloseable {
    private static final double CAMERA_CRF = 20;
    private static final double SLIDES_CRF = 18;
    private static final String PRESET = "veryfast";
    /** What moves on a screen moves by whole pixels; x264 then keeps no pictures between them, 14 MB less for 1080p. */
    private static final String SLIDES_OPTIONS = "subme=0:weightp=0";

    /** What x264 may hold back of a camera to plan ahead: a crash loses it, and the fragment that is open. */
    private static final double LOOKAHEAD_SECONDS = 0.3;

    private static final double THREADS_SECONDS = 0.3;

    /** Each picture held back is 3 MB in 720p, and a moment that a crash takes. What fewer cost: docs/BENCHMARKS.md. */
    private static final int MAX_LOOKAHEAD = 3;

    /** Larger screens than this take more than one core for the moment in which a slide changes. */
    private static final int ONE_THREAD_PIXELS = 1920 * 1200;

    /** Takes what is coded. */
    interface Sink {
        void write(EncodedSample sample) throws EncoderException;
    }

    private final VideoEncoderSettings settings;
    private final VideoFormat shape;
    private final PictureShaper shaper;
    private final Sink sink;
    private VideoEncoder encoder;
    private boolean fresh;

    /**
     * A coder at rest.
     *
     * @param options for x264, in its own words
     */
    PictureCoder(Frame first, double frameRate, boolean slides, String options, Sink sink) {
        this.sink = sink;
        int lookahead = slides ? 0 : Math.min(MAX_LOOKAHEAD, (int) (frameRate * LOOKAHEAD_SECONDS));
        shape = new VideoFormat(Math.max(2, first.width() & ~1), Math.max(2, first.height() & ~1), frameRate);
        shaper = new PictureShaper(shape.width(), shape.height());
        settings = new VideoEncoderSettings(
                shape,
                PRESET,
                slides ? SLIDES_CRF : CAMERA_CRF,
                0,
                0,
                0,
                lookahead,
                threads(first, frameRate, slides),
                slides ? SLIDES_OPTIONS + (options.isEmpty() ? "" : ":" + options) : options);
    }

    /**
     * Each thread of x264 holds back a picture. A screen gives few, and fewer still on a PC that is too slow (see
     * {@link Pressure}): there one picture is a second that a crash would take.
     */
    private static int threads(Frame first, double frameRate, boolean slides) {
        int cores = Runtime.getRuntime().availableProcessors();
        boolean large = (long) first.width() * first.height() > ONE_THREAD_PIXELS;
        int useful = !slides ? cores : large ? Math.min(2, cores) : 1;
        return Math.max(1, Math.min(useful, (int) (frameRate * THREADS_SECONDS)));
    }

    VideoFormat shape() {
        return shape;
    }

    TrackFormat format() throws EncoderException {
        return open().format();
    }

    private VideoEncoder open() throws EncoderException {
        if (encoder == null) {
            encoder = VideoEncoder.open(settings);
            fresh = true;
        }
        return encoder;
    }

    /**
     * Codes a picture of any shape, which the caller still owns.
     *
     * @param idr asked whether decoding must be able to start there, unless that is so anyway
     * @return whether it is so
     */
    boolean encode(Frame picture, long pts, LongFunction<Boolean> idr) throws EncoderException {
        VideoEncoder open = open();
        boolean start = fresh || idr.apply(pts);
        fresh = false;
        try (Frame shaped = shaper.shape(picture)) {
            shaped.setPts(pts);
            open.send(shaped, start);
        }
        drain();
        return start;
    }

    private void drain() throws EncoderException {
        for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
            sink.write(next);
        }
    }

    /** Gives what is held back, and takes no memory until the next picture. */
    void rest() throws EncoderException {
        if (encoder != null) {
            encoder.send(null, false);
            drain();
            encoder.close();
            encoder = null;
        }
    }

    @Override
    public void close() {
        shaper.close();
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }
}
