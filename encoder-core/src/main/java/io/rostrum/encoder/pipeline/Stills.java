package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.time.Duration;
import java.util.Optional;

/** The lecture's still pictures: poster, thumbnails and slides. One thread. */
final class Stills implements AutoCloseable {
    private final Poster poster;
    private final Thumbnails thumbnails;
    private final SlideIndex slides;

    /**
     * The stills of a package.
     *
     * @param programmeLength if it is known already
     */
    Stills(PackageWriter packages, Optional<Duration> programmeLength) {
        this.poster = new Poster(packages.poster());
        this.thumbnails = new Thumbnails(packages.thumbnails(), programmeLength);
        this.slides = new SlideIndex(packages.directory());
    }

    /** Looks at a frame of the programme. */
    void consider(Frame frame) throws EncoderException {
        poster.consider(frame);
        thumbnails.consider(frame);
    }

    /** Looks at a frame that may be a slide: the slides alone where there are any, without the presenter beside them. */
    void considerSlide(Frame frame) throws EncoderException {
        slides.consider(frame);
    }

    /** Writes what waits. */
    void finish(Duration programmeEnd) throws EncoderException {
        poster.finish();
        thumbnails.finish(programmeEnd);
        slides.finish(programmeEnd);
    }

    @Override
    public void close() {
        poster.close();
        thumbnails.close();
        slides.close();
    }
}
