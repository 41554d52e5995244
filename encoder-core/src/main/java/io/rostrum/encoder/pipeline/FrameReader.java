package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of one stream of one file, in the order they play, on the programme's clock. Waits where the file still grows.
 * One thread.
 */
final class FrameReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameReader.class);

    private final Path file;
    private final PacketSource packets;
    private final Decoder decoder;
    private final CutFrames cuts;
    private final long originTicks;
    private final DamageWatch watch;
    private final FrameWindow window;
    private boolean gaveFrames;
    private boolean decodedFrames;
    private boolean atFirst;
    private boolean drained;

    private FrameReader(
            Path file,
            PacketSource packets,
            Decoder decoder,
            FrameWindow window,
            CutFrames cuts,
            long originTicks,
            DamageWatch watch) {
        this.file = file;
        this.window = window;
        this.packets = packets;
        this.decoder = decoder;
        this.cuts = cuts;
        this.originTicks = originTicks;
        this.watch = watch;
    }

    /**
     * Opens a stream for reading.
     *
     * @param source where it lies
     * @param originMicros the programme's zero on the file's clock
     * @param losses gets what is missing or damaged
     */
    static FrameReader open(Source source, long originMicros, Losses losses) throws EncoderException {
        StreamInfo stream = source.stream();
        PacketSource packets = source.grows()
                ? new MasterPackets(MasterReader.open(source.file(), source.growth()))
                : FilePackets.open(source.file(), stream);
        try {
            Decoder decoder = packets.decoder();
            int timescale = stream.kind() == MediaKind.VIDEO
                    ? TrackFormat.VIDEO_TIMESCALE
                    : stream.audio().sampleRate();
            long originTicks = Math.round(originMicros / 1e6 * timescale);
            DamageWatch watch = new DamageWatch(source.file(), stream.kind(), timescale, losses);
            return new FrameReader(
                    source.file(),
                    packets,
                    decoder,
                    FrameWindow.of(source, timescale),
                    new CutFrames(source.cuts(), timescale),
                    originTicks,
                    watch);
        } catch (EncoderException | RuntimeException e) {
            packets.close();
            throw e;
        }
    }

    /**
     * The next frame, which the caller closes; null at the end.
     *
     * @throws InterruptedException if interrupted while waiting for a file to grow
     */
    Frame next() throws EncoderException, InterruptedException {
        Frame shown = cuts.poll();
        while (shown == null) {
            Frame decoded = window.hasPassed() ? null : decode();
            if (decoded == null) {
                return null;
            }
            for (Frame own : window.cut(decoded)) {
                cuts.add(own);
            }
            shown = cuts.poll();
        }
        atFirst = !gaveFrames;
        gaveFrames = true;
        shown.setPts(shown.pts() - originTicks);
        watch.see(shown, decoder.damagedPackets()); // what was cut away on purpose is not missing
        return shown;
    }

    /** Whether the frame that was given last is the first. */
    boolean isAtFirst() {
        return atFirst;
    }

    private Frame decode() throws EncoderException, InterruptedException {
        Frame frame = decoder.receive();
        while (frame == null && !drained) {
            if (!feed()) {
                drained = true;
                decoder.send((Packet) null);
            }
            frame = decoder.receive();
        }
        if (frame != null) {
            decodedFrames = true;
        } else {
            watch.ended(decoder.damagedPackets());
        }
        return frame;
    }

    /** A file that is damaged from some point on ends there: what comes before is worth having. */
    private boolean feed() throws EncoderException, InterruptedException {
        try {
            return packets.feed(decoder);
        } catch (EncoderException e) {
            // That a recording cannot be followed any more is no damage.
            if (!decodedFrames || e.code() == EncoderException.Code.SOURCE_LOST) {
                throw e;
            }
            LOG.info("{} cannot be read to its end; what comes before is kept: {}", file, e.getMessage());
            watch.brokeOff();
            return false;
        }
    }

    @Override
    public void close() {
        if (decoder.damagedPackets() > 0) {
            LOG.info("{}: {} packets were too damaged to decode and are missing.", file, decoder.damagedPackets());
        }
        window.close();
        cuts.close();
        decoder.close();
        packets.close();
    }
}
