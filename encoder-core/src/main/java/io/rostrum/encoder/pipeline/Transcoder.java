package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes inputs into a sealed media package. Each call is its own; any thread. */
public final class Transcoder {
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);

    private final Clock clock;

    public Transcoder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Encodes and seals. The calling thread waits; interrupting it stops the encoding cleanly and leaves the package
     * unsealed.
     *
     * @throws EncoderException BAD_INPUT if the inputs cannot be used; IO if the package cannot be written; DISK_FULL if there is
     *     no room for it: the same call goes on where it stopped once there is
     */
    public EncodeResult encode(EncodeRequest request, ProgressListener listener)
            throws EncoderException, InterruptedException {
        try {
            return begun(request, listener);
        } catch (EncoderException e) {
            // A file that is written while its thread is interrupted fails; the interruption is the reason, not the
            // disk.
            if (Thread.interrupted()) {
                InterruptedException stopped = new InterruptedException("The encoding was stopped.");
                stopped.initCause(e);
                throw stopped;
            }
            throw DiskRoom.explained(e, request.directory());
        }
    }

    /** A second time, if need be: pictures that were to be copied may break the rules of that midway, once. */
    private EncodeResult begun(EncodeRequest request, ProgressListener listener)
            throws EncoderException, InterruptedException {
        Encoding encoding = Encoding.begin(request);
        try {
            return encoding.run(listener, clock);
        } catch (CopyStage.CopyRefused e) {
            LOG.warn("The encoding begins again, and its top rung is encoded: {}.", e.getMessage());
            encoding.forgetCopy();
            return begun(request, listener);
        }
    }
}
