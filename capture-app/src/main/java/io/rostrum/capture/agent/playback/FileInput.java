package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** A file that was imported as it came. */
final class FileInput implements MediaInput {
    private static final double MICROS = 1e6;

    private final Demuxer demuxer;
    private final StreamInfo stream;
    /** The file's zero, for picture and sound alike. */
    private final long startMicros;

    private final Packet packet = new Packet();

    private FileInput(Demuxer demuxer, StreamInfo stream) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.startMicros = demuxer.streams().stream()
                .mapToLong(StreamInfo::startMicros)
                .min()
                .orElse(0);
    }

    /** Opens the first stream of a kind at a moment; empty if there is none. */
    static Optional<MediaInput> open(Path file, MediaKind kind, long fromMillis) throws EncoderException {
        return open(file, stream -> stream.kind() == kind, fromMillis);
    }

    /** Opens one stream at a moment; empty if there is none. */
    static Optional<MediaInput> open(Path file, int index, long fromMillis) throws EncoderException {
        return open(file, stream -> stream.index() == index, fromMillis);
    }

    private static Optional<MediaInput> open(Path file, Predicate<StreamInfo> wanted, long fromMillis)
            throws EncoderException {
        Demuxer demuxer = Demuxer.open(InputSpec.file(file));
        try {
            Optional<StreamInfo> stream =
                    demuxer.streams().stream().filter(wanted).findFirst();
            if (stream.isEmpty()) {
                demuxer.close();
                return Optional.empty();
            }
            FileInput input = new FileInput(demuxer, stream.get());
            demuxer.only(stream.get());
            demuxer.seek(input.startMicros + fromMillis * 1000);
            return Optional.of(input);
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
            if (packet.streamIndex() == stream.index()) {
                decoder.send(packet);
                return true;
            }
        }
        return false;
    }

    @Override
    public double leadSeconds() {
        return startMicros / MICROS;
    }

    @Override
    public void close() {
        packet.close();
        demuxer.close();
    }
}
