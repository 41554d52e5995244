package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The first stream of a file that is complete. One thread. */
final class WholeInput extends RemuxInput {
    private final Demuxer demuxer;
    private final StreamInfo info;

    private WholeInput(Demuxer demuxer) {
        this.demuxer = demuxer;
        this.info = demuxer.streams().get(0);
    }

    static WholeInput open(Path file) throws EncoderException {
        WholeInput input = new WholeInput(Demuxer.open(InputSpec.file(file)));
        input.demuxer.only(input.info);
        return input;
    }

    @Override
    boolean read(Packet into) throws EncoderException {
        return demuxer.read(into);
    }

    @Override
    AVStream stream() {
        return demuxer.stream(info);
    }

    @Override
    public void close() {
        super.close();
        demuxer.close();
    }
}
