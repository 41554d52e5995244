package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.EncodedSample;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** A track whose samples come one by one. One thread. */
final class GrowingInput extends RemuxInput {
    private final GrowingTrack track;
    private final WholeInput beginning;

    private GrowingInput(GrowingTrack track, WholeInput beginning) {
        this.track = track;
        this.beginning = beginning;
    }

    static GrowingInput open(GrowingTrack track) throws EncoderException {
        return new GrowingInput(track, WholeInput.open(track.file()));
    }

    @Override
    boolean read(Packet into) throws EncoderException, InterruptedException {
        EncodedSample sample = track.next();
        if (sample == null) {
            return false;
        }
        into.fill(sample, stream().time_base());
        return true;
    }

    @Override
    AVStream stream() {
        return beginning.stream();
    }

    @Override
    public void close() {
        super.close();
        beginning.close();
    }
}
