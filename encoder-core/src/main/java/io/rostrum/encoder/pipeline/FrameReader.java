package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frames of one stream of one file, in the order they play, on the programme's clock. One thread. */
final class FrameReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameReader.class);

    private final Path file;
    private final Demuxer demuxer;
    private final StreamInfo stream;
    private final Decoder decoder;
    private final Packet packet = new Packet();
    private final long originTicks;
    private boolean gaveFrames;
    private boolean drained;

    private FrameReader(Path file, Demuxer demuxer, StreamInfo stream, Decoder decoder, long originTicks) {
        this.file = file;
        this.demuxer = demuxer;
        this.stream = stream;
        this.decoder = decoder;
        this.originTicks = originTicks;
    }

    /**
     * Opens a stream for reading.
     *
     * @param source where it lies
     * @param originMicros the programme's zero on the file's clock
     */
    static FrameReader open(ProgrammePlan.Source source, long originMicros) throws EncoderException {
        Demuxer demuxer = Demuxer.open(InputSpec.file(source.file()));
        try {
            StreamInfo stream = demuxer.streams().stream()
                    .filter(s -> s.index() == source.stream().index())
                    .findFirst()
                    .orElseThrow(() -> new EncoderException(
                            EncoderException.Code.BAD_INPUT, source.file() + " changed while it was read."));
            demuxer.only(stream);
            Decoder decoder = Decoder.of(demuxer, stream);
            int timescale = stream.kind() == MediaKind.VIDEO
                    ? TrackFormat.VIDEO_TIMESCALE
                    : stream.audio().sampleRate();
            long originTicks = Math.round(originMicros / 1e6 * timescale);
            return new FrameReader(source.file(), demuxer, stream, decoder, originTicks);
        } catch (EncoderException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    StreamInfo stream() {
        return stream;
    }

    /** The next frame, which the caller closes; null at the end. */
    Frame next() throws EncoderException {
        Frame frame = decoder.receive();
        while (frame == null && !drained) {
            if (readPacket()) {
                // Packets of other streams, read ahead while the file was opened, may still come.
                if (packet.streamIndex() == stream.index()) {
                    decoder.send(packet);
                }
            } else {
                drained = true;
                decoder.send((Packet) null);
            }
            frame = decoder.receive();
        }
        if (frame != null) {
            gaveFrames = true;
            frame.setPts(frame.pts() - originTicks);
        }
        return frame;
    }

    /** A file that is damaged from some point on ends there: what comes before is worth having. */
    private boolean readPacket() throws EncoderException {
        try {
            return demuxer.read(packet);
        } catch (EncoderException e) {
            if (!gaveFrames) {
                throw e;
            }
            LOG.warn("{} cannot be read to its end; what comes before is kept: {}", file, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        if (decoder.damagedPackets() > 0) {
            LOG.warn("{}: {} packets were too damaged to decode and are missing.", file, decoder.damagedPackets());
        }
        packet.close();
        decoder.close();
        demuxer.close();
    }
}
