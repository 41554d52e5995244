package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.time.Duration;
import java.util.Optional;

/** The lecture's still pictures: poster and thumbnails. One thread. */
final class Stills implements AutoCloseable {
    private final Poster poster;
    private final Thumbnails thumbnails;

    /**
     * The stills of a package.
     *
     * @param programmeLength if it is known already
     */
    Stills(PackageWriter packages, Optional<Duration> programmeLength) {
        this.poster = new Poster(packages.poster());
        this.thumbnails = new Thumbnails(packages.thumbnails(), programmeLength);
    }

    /** Looks at a frame of the programme. */
    void consider(Frame frame) throws EncoderException {
        poster.consider(frame);
        thumbnails.consider(frame);
    }

    /** Writes what waits. */
    void finish(Duration programmeEnd) throws EncoderException {
        poster.finish();
        thumbnails.finish(programmeEnd);
    }

    @Override
    public void close() {
        poster.close();
        thumbnails.close();
    }
}
