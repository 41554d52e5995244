package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.EncodedSample;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** A track whose samples come one by one. One thread. */
final class GrowingInput implements RemuxInput {
    private final GrowingTrack track;
    private final WholeInput beginning;
    private final Packet packet = new Packet();
    private boolean ended;

    private GrowingInput(GrowingTrack track, WholeInput beginning) {
        this.track = track;
        this.beginning = beginning;
    }

    static GrowingInput open(GrowingTrack track) throws EncoderException, InterruptedException {
        GrowingInput input = new GrowingInput(track, WholeInput.open(track.file()));
        try {
            input.advance();
            return input;
        } catch (EncoderException | InterruptedException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public void advance() throws EncoderException, InterruptedException {
        EncodedSample sample = track.next();
        ended = sample == null;
        if (!ended) {
            packet.fill(sample, stream().time_base());
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public Packet packet() {
        return packet;
    }

    @Override
    public AVStream stream() {
        return beginning.stream();
    }

    @Override
    public void close() {
        packet.close();
        beginning.close();
    }
}
