package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.media.Flavor;

/**
 * The pictures of a track, at most some fifteen a second, and none that looks like the one before it: slides that stand still
 * cost nothing. The first is the one that stood at the moment that was asked for. One thread.
 */
final class PictureTrack implements PlayedTrack {
    private static final long LEAST_STEP_MS = 60;

    private final Flavor flavor;
    private final TrackFrames frames;
    private final long from;
    private final int width;
    private Frame next;
    private long nextMillis;
    private Frame ahead;
    private Frame last;
    private boolean ended;

    /** Takes the frames over. */
    PictureTrack(Flavor flavor, TrackFrames frames, long from, int width) {
        this.flavor = flavor;
        this.frames = frames;
        this.from = from;
        this.width = width;
        this.nextMillis = from - LEAST_STEP_MS;
    }

    @Override
    public long nextMillis() throws EncoderException, InterruptedException {
        if (next == null && !ended) {
            if (ahead == null && last == null) {
                begin();
            } else {
                goOn();
            }
        }
        return next == null ? END : nextMillis;
    }

    private void begin() throws EncoderException, InterruptedException {
        ahead = frames.next();
        while (ahead != null && (next == null || frames.millis(ahead) <= from)) {
            close(next);
            next = ahead;
            ahead = frames.next();
        }
        ended = next == null;
        nextMillis = next == null ? END : Math.max(from, frames.millis(next));
    }

    private void goOn() throws EncoderException, InterruptedException {
        Frame frame = ahead == null ? frames.next() : ahead;
        ahead = null;
        while (frame != null && !isNews(frame)) {
            frame.close();
            frame = frames.next();
        }
        next = frame;
        ended = frame == null;
        nextMillis = frame == null ? END : frames.millis(frame);
    }

    private boolean isNews(Frame frame) {
        return frames.millis(frame) >= nextMillis + LEAST_STEP_MS
                && (last == null || !frame.hasShapeOf(last) || !frame.hasPixelsOf(last));
    }

    @Override
    public Part take() throws EncoderException {
        Part part = new Part(Part.JPEG, nextMillis, flavor, JpegEncoder.encode(next, width));
        close(last);
        last = next;
        next = null;
        return part;
    }

    @Override
    public void skip() {
        close(next);
        next = null;
    }

    private static void close(Frame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    @Override
    public void close() {
        close(next);
        close(ahead);
        close(last);
        frames.close();
    }
}
