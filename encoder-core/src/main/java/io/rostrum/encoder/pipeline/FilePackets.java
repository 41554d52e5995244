package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import java.nio.file.Path;

/** One stream of a complete file, of any kind that FFmpeg reads. */
final class FilePackets implements PacketSource {
    private final Demuxer demuxer;
    private final StreamInfo stream;
    private final Packet packet = new Packet();

    private FilePackets(Demuxer demuxer, StreamInfo stream) {
        this.demuxer = demuxer;
        this.stream = stream;
    }

    static FilePackets open(Path file, StreamInfo wanted) throws EncoderException {
        Demuxer demuxer = Demuxer.open(InputSpec.file(file));
        try {
            StreamInfo stream = demuxer.streams().stream()
                    .filter(s -> s.index() == wanted.index())
                    .findFirst()
                    .orElseThrow(() -> new EncoderException(
                            EncoderException.Code.BAD_INPUT, file + " changed while it was read."));
            demuxer.only(stream);
            return new FilePackets(demuxer, stream);
        } catch (EncoderException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    @Override
    public Decoder decoder() throws EncoderException {
        return Decoder.of(demuxer, stream);
    }

    @Override
    public boolean feed(Decoder decoder) throws EncoderException {
        while (demuxer.read(packet)) {
            // Packets of other streams, read ahead while the file was opened, may still come.
            if (packet.streamIndex() == stream.index()) {
                decoder.send(packet);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        packet.close();
        demuxer.close();
    }
}
