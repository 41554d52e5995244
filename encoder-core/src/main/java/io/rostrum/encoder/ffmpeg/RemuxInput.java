package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/** The first stream of a file, and the packet that comes next. One thread. */
final class RemuxInput implements AutoCloseable {
    private final Demuxer demuxer;
    private final StreamInfo info;
    private final Packet packet = new Packet();
    private boolean ended;

    private RemuxInput(Demuxer demuxer) {
        this.demuxer = demuxer;
        this.info = demuxer.streams().get(0);
    }

    static RemuxInput open(Path file) throws EncoderException {
        RemuxInput input = new RemuxInput(Demuxer.open(InputSpec.file(file)));
        try {
            input.demuxer.only(input.info);
            input.advance();
            return input;
        } catch (EncoderException e) {
            input.close();
            throw e;
        }
    }

    void advance() throws EncoderException {
        ended = !demuxer.read(packet);
    }

    boolean ended() {
        return ended;
    }

    Packet packet() {
        return packet;
    }

    AVStream stream() {
        return demuxer.stream(info);
    }

    double decodeSeconds() {
        AVRational base = stream().time_base();
        return packet.av().dts() * avutil.av_q2d(base);
    }

    @Override
    public void close() {
        packet.close();
        demuxer.close();
    }
}
