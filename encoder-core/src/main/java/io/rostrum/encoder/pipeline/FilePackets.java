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
    /** Where a format lets times break, a longer step is a break (as in FFmpeg's own program); elsewhere it is a pause … */
    private static final long JUMP_MICROS = 10_000_000;

    /** … unless nobody would wait for its end. */
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final Demuxer demuxer;
    private final StreamInfo stream;
    private final FileClock clock;
    private final Packet packet = new Packet();

    private FilePackets(Demuxer demuxer, StreamInfo stream) {
        this.demuxer = demuxer;
        this.stream = stream;
        if (demuxer.hasSampleTable()) {
            this.clock = null;
            demuxer.only(stream);
        } else {
            this.clock = new FileClock(demuxer.timesMayBreak() ? JUMP_MICROS : HOUR_MICROS);
            demuxer.onlyMedia();
        }
    }

    static FilePackets open(Path file, StreamInfo wanted) throws EncoderException {
        Demuxer demuxer = Demuxer.open(InputSpec.file(file));
        try {
            StreamInfo stream = demuxer.streams().stream()
                    .filter(s -> s.index() == wanted.index())
                    .findFirst()
                    .orElseThrow(() -> new EncoderException(
                            EncoderException.Code.BAD_INPUT, file + " changed while it was read."));
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
            boolean wanted = packet.streamIndex() == stream.index();
            if (clock != null && packet.micros().isPresent()) {
                long shift = clock.shift(packet.streamIndex(), packet.micros().getAsLong(), packet.durationMicros());
                if (wanted && shift != 0) {
                    packet.shift(shift);
                }
            }
            if (wanted) {
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
