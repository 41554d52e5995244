package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.media.TrackFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps one picture of the lecture as {@code poster.jpg}: the one after ten seconds, or the last of a shorter one. */
final class Poster implements AutoCloseable {
    private static final long AFTER_TICKS = 10L * TrackFormat.VIDEO_TIMESCALE;
    private static final int WIDTH = 1280;

    private final Path file;
    private Frame latest;
    private boolean written;

    Poster(Path file) {
        this.file = file;
    }

    /** Looks at a frame of the programme. */
    void consider(Frame frame) throws EncoderException {
        if (written) {
            return;
        }
        close();
        latest = frame.retain();
        if (frame.pts() >= AFTER_TICKS) {
            finish();
        }
    }

    /** Writes what there is, if nothing is written yet. */
    void finish() throws EncoderException {
        if (written || latest == null) {
            return;
        }
        try {
            Files.write(file, JpegEncoder.encode(latest, WIDTH));
            written = true;
        } catch (IOException e) {
            throw new EncoderException(
                    Code.IO, "The poster " + file + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            close();
        }
    }

    /** Lets go of the picture that waits. */
    @Override
    public void close() {
        if (latest != null) {
            latest.close();
            latest = null;
        }
    }
}
