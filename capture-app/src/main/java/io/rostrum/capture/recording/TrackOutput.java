package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.time.Duration;

/**
 * Where a track's coded samples go: into the pre-buffer until a recording takes them, then into its master. One thread
 * writes; {@link #record} may come from any.
 */
final class TrackOutput implements AutoCloseable {
    private final PreBuffer waiting;
    private MasterFactory masters;
    private long zeroNanos;
    private long zeroTicks;
    private TrackFormat format;
    private MasterWriter master;
    private boolean begun;

    private TrackOutput(PreBuffer waiting, MasterFactory masters) {
        this.waiting = waiting;
        this.masters = masters;
    }

    /** An output that writes from the first sample on. */
    static TrackOutput recording(MasterFactory masters) {
        return new TrackOutput(null, masters);
    }

    /** An output that keeps the last stretch until {@link #record}. */
    static TrackOutput waiting(Duration length) {
        return new TrackOutput(new PreBuffer(length, PreBuffer.MAX_BYTES), null);
    }

    /**
     * From now on samples are recorded, and those from before as far as the pre-buffer has them. They are written with the
     * next sample or the next {@link #settle}, on the track's thread.
     *
     * @param sinceZero the recording's zero on the track's clock, in nanoseconds
     */
    synchronized void record(MasterFactory factory, long sinceZero) {
        masters = factory;
        zeroNanos = sinceZero;
    }

    /**
     * Says how the samples that will come are coded.
     *
     * @return the time on the track's clock to which an earlier part of this track was recorded; zero if there is none
     */
    synchronized Duration open(TrackFormat coded) throws EncoderException {
        format = coded;
        zeroTicks = TrackClock.ticksOf(zeroNanos, coded.timescale());
        return settle();
    }

    /** Begins the master if a recording asks for it. */
    synchronized Duration settle() throws EncoderException {
        if (masters == null || master != null || format == null) {
            return Duration.ZERO;
        }
        zeroTicks = TrackClock.ticksOf(zeroNanos, format.timescale());
        master = masters.create(format);
        if (waiting != null) {
            for (EncodedSample sample : waiting.takeFrom(zeroTicks)) {
                toMaster(sample);
            }
        }
        return master.resumedAt();
    }

    synchronized void write(EncodedSample sample) throws EncoderException {
        if (masters == null) {
            waiting.add(sample, format.timescale());
            return;
        }
        settle();
        if (sample.dts() >= zeroTicks) {
            toMaster(sample);
        }
    }

    /** A camera that is copied has its IDR pictures where it wants: until the first one there is nothing to decode. */
    private void toMaster(EncodedSample sample) throws EncoderException {
        begun |= sample.sync();
        if (begun) {
            master.write(sample.shifted(-zeroTicks));
        }
    }

    /** Completes the master, if there is one. */
    @Override
    public synchronized void close() throws EncoderException {
        if (master != null) {
            master.close();
        }
    }
}
