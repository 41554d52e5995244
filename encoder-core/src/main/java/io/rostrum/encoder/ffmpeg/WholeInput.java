package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The first stream of a file that is complete. One thread. */
final class WholeInput implements RemuxInput {
    private final Demuxer demuxer;
    private final StreamInfo info;
    private final Packet packet = new Packet();
    private boolean ended;

    private WholeInput(Demuxer demuxer) {
        this.demuxer = demuxer;
        this.info = demuxer.streams().get(0);
    }

    static WholeInput open(Path file) throws EncoderException {
        WholeInput input = new WholeInput(Demuxer.open(InputSpec.file(file)));
        try {
            input.demuxer.only(input.info);
            input.advance();
            return input;
        } catch (EncoderException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public void advance() throws EncoderException {
        ended = !demuxer.read(packet);
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
        return demuxer.stream(info);
    }

    @Override
    public void close() {
        packet.close();
        demuxer.close();
    }
}
