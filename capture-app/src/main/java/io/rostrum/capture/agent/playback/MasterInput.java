package io.rostrum.capture.agent.playback;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.master.Growth;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master, or a rendition, which is built alike: fragments that are passed over without being read. */
final class MasterInput implements MediaInput {
    private static final Logger LOG = LoggerFactory.getLogger(MasterInput.class);
    /** The longest stretch from one IDR picture to the next is six seconds, and a fragment may hold two. */
    private static final long BEFORE_MS = 8_000;

    private final MasterReader master;
    private boolean begun;

    private MasterInput(MasterReader master) {
        this.master = master;
    }

    /** Opens a file a little before a moment, so that the picture of that moment can be decoded. */
    static MasterInput open(Path file, long fromMillis) throws EncoderException {
        MasterReader master = MasterReader.open(file, Growth.ENDED);
        long before = master.format().kind() == MediaKind.VIDEO ? BEFORE_MS : 0;
        master.skipTo(master.editStart()
                + Math.max(0, fromMillis - before) * master.format().timescale() / 1000);
        return new MasterInput(master);
    }

    @Override
    public Decoder decoder() throws EncoderException {
        return Decoder.of(master.format());
    }

    @Override
    public boolean feed(Decoder decoder) throws EncoderException, InterruptedException {
        EncodedSample sample = master.next();
        while (sample != null && !begun && !sample.sync()) {
            sample = master.next();
        }
        begun = true;
        if (sample == null) {
            return false;
        }
        decoder.send(sample);
        return true;
    }

    @Override
    public double leadSeconds() {
        return (double) master.editStart() / master.format().timescale();
    }

    @Override
    public void close() {
        try {
            master.close();
        } catch (EncoderException e) {
            LOG.warn("A master that was only read could not be closed: {}", e.getMessage());
        }
    }
}
