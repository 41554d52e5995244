package io.rostrum.encoder.master;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.isobmff.GrowingMp4;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Reads a master's samples in decode order, also while it is still written: at its end it waits for more. One thread.
 *
 * <p>While the master grows, only fragments that the index lists are read: those are safe on the disk. What is made of them
 * can never hold more than the master does after a power cut.
 */
public final class MasterReader implements AutoCloseable {
    /** A fragment comes each half second; looking four times as often adds no delay worth mentioning. */
    private static final long LOOK_MILLIS = 120;

    /** A pause is written down a moment after it began: by then, what it hides must not have been read. */
    private static final long LAG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Path index;
    private final GrowingMp4 file;
    private final Growth growth;
    private final Deque<EncodedSample> fragment = new ArrayDeque<>();
    private long from = Long.MIN_VALUE;
    private long safe;
    private long safeSoon;
    private long looked;

    private MasterReader(Path index, GrowingMp4 file, Growth growth) {
        this.index = index;
        this.file = file;
        this.growth = growth;
    }

    /**
     * Opens a master whose head is on the disk.
     *
     * @throws EncoderException BAD_INPUT if it is none
     */
    public static MasterReader open(Path master, Growth growth) throws EncoderException {
        return new MasterReader(MasterIndex.beside(master), GrowingMp4.open(master), growth);
    }

    /** What a decoder must know. */
    public TrackFormat format() {
        return file.track().format();
    }

    /** What samples' times are ahead of the recording's clock by, in ticks. */
    public long editStart() {
        return file.track().editStart();
    }

    /** Passes over the fragments that end before a decode time, in ticks; before the first {@link #next}. */
    public void skipTo(long ticks) {
        from = ticks;
    }

    /**
     * The next sample; null once the recording has ended and all of it was read. Waits for a sample that is still to come.
     *
     * @throws InterruptedException if the thread is interrupted, at once
     */
    public EncodedSample next() throws EncoderException, InterruptedException {
        while (fragment.isEmpty()) {
            // In this order: what is written before the end is told is seen after it.
            boolean ended = growth.hasEnded();
            fragment.addAll(file.next(from, ended ? Long.MAX_VALUE : safeBytes()));
            if (fragment.isEmpty()) {
                if (ended) {
                    return null;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        return fragment.poll();
    }

    private long safeBytes() throws EncoderException {
        try {
            long now = System.nanoTime();
            if (looked == 0 || now - looked > LAG_NANOS) {
                safe = safeSoon;
                safeSoon = MasterIndex.safeBytes(index);
                looked = now;
            }
            return safe;
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + index + " failed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() throws EncoderException {
        file.close();
    }
}
