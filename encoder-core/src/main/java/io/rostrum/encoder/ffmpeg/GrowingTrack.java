package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.EncodedSample;
import java.nio.file.Path;

/** A track of a file that is still written. One thread. */
public interface GrowingTrack {
    /** The file, whose header and first samples are there: it tells what the track is. */
    Path file();

    /**
     * The next sample in decode order, with its times as they are shown, in the track's ticks; waits for one that is still to come.
     * Null after the last.
     */
    EncodedSample next() throws EncoderException, InterruptedException;
}
