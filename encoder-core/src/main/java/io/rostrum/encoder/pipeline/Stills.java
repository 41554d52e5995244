package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import java.time.Duration;
import java.util.Optional;

/** The lecture's still pictures: poster, thumbnails and slides. One thread. */
final class Stills implements AutoCloseable {
    /** A programme that has none of its own. */
    static final Stills NONE = new Stills();

    private final Poster poster;
    private final Thumbnails thumbnails;
    private final SlideIndex slides;

    /**
     * The stills of a package.
     *
     * @param programmeLength if it is known already
     */
    Stills(PackageWriter packages, Optional<Duration> programmeLength) {
        this.poster = new Poster(packages.layout().poster());
        this.thumbnails = new Thumbnails(packages.layout().thumbnails(), programmeLength);
        this.slides = new SlideIndex(packages.layout().directory());
    }

    private Stills() {
        this.poster = null;
        this.thumbnails = null;
        this.slides = null;
    }

    /** Looks at a frame of the programme. */
    void consider(Frame frame) throws EncoderException {
        if (this == NONE) {
            return;
        }
        poster.consider(frame);
        thumbnails.consider(frame);
    }

    /** Looks at a frame that may be a slide: the slides alone where there are any, without the presenter beside them. */
    void considerSlide(Frame frame) throws EncoderException {
        if (this != NONE) {
            slides.consider(frame);
        }
    }

    /** Writes what waits. */
    void finish(Duration programmeEnd) throws EncoderException {
        if (this == NONE) {
            return;
        }
        poster.finish();
        thumbnails.finish(programmeEnd);
        slides.finish(programmeEnd);
    }

    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        poster.close();
        thumbnails.close();
        slides.close();
    }
}
