package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;

/** One picture input of the programme's graph, and the last picture it gave. One thread. */
final class PictureInput implements AutoCloseable {
    private final FrameReader reader;
    private Frame first;
    private Frame last;
    private long latest;
    private boolean ended;

    private PictureInput(FrameReader reader, Frame first) {
        this.reader = reader;
        this.first = first;
        this.last = first.retain();
        this.latest = first.pts();
    }

    static PictureInput open(ProgrammePlan.Source source, long originMicros, Losses losses)
            throws EncoderException, InterruptedException {
        FrameReader reader = FrameReader.open(source, originMicros, losses);
        try {
            Frame first = reader.next();
            if (first == null) {
                throw new EncoderException(Code.BAD_INPUT, "Not one picture of " + source.file() + " can be decoded.");
            }
            first.setPts(0); // a source that starts late shows its first picture from the start
            return new PictureInput(reader, first);
        } catch (EncoderException | InterruptedException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    Frame first() {
        return first;
    }

    /** The picture that is shown now; stays this input's. */
    Frame shown() {
        return last;
    }

    long latest() {
        return latest;
    }

    /** When its last picture has been shown. */
    long end(long atLeast) {
        return latest + Math.max(atLeast, last.duration());
    }

    boolean ended() {
        return ended;
    }

    /** Pushes the next picture, or notes that there is none. */
    void pushNext(FilterGraph graph, String label) throws EncoderException, InterruptedException {
        Frame next = first != null ? first : reader.next();
        first = null;
        if (next == null) {
            ended = true;
            return;
        }
        try (Frame frame = next) {
            if (frame.pts() < latest) {
                return; // a timestamp that goes back has no place on the grid
            }
            latest = frame.pts();
            last.close();
            last = frame.retain();
            graph.push(label, frame);
        }
    }

    /** Shows the last picture until a later time. */
    void hold(FilterGraph graph, String label, long until, long frameTicks) throws EncoderException {
        if (until > latest) {
            latest = until;
            last.setPts(until);
            last.setDuration(frameTicks); // else the frame grid would go on for as long as it was shown at first
            graph.push(label, last);
        }
    }

    @Override
    public void close() {
        if (first != null) {
            first.close();
        }
        last.close();
        reader.close();
    }
}
