package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.master.MasterReader;
import io.rostrum.encoder.media.EncodedSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master that may still grow. */
final class MasterPackets implements PacketSource {
    private static final Logger LOG = LoggerFactory.getLogger(MasterPackets.class);

    private final MasterReader master;

    MasterPackets(MasterReader master) {
        this.master = master;
    }

    @Override
    public Decoder decoder() throws EncoderException {
        return Decoder.of(master.format());
    }

    @Override
    public boolean feed(Decoder decoder) throws EncoderException, InterruptedException {
        EncodedSample sample = master.next();
        if (sample == null) {
            return false;
        }
        decoder.send(sample);
        return true;
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
