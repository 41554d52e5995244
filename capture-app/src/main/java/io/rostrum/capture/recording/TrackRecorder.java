package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.Flavor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one track on a thread of its own: takes frames from a bounded queue, encodes them, writes the master. Offers come
 * from the source's thread; {@link #end} and {@link #join} from any.
 */
final class TrackRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(TrackRecorder.class);
    private static final long TICK_MILLIS = 500;
    private static final long SCREEN_INTERVAL_NANOS = 1_000_000_000L;
    /** So full a queue says that the processor is short, before a picture must be given up. */
    private static final double RISING = 0.3;

    private final RecordedTrack track;
    private final TrackEncoder encoder;
    private final FrameQueue queue;
    private final Pressure pressure;
    private final Consumer<EncoderException> failed;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile Absence absence;
    private volatile long endNanos = System.nanoTime();
    private long lastKept = Long.MIN_VALUE / 2;

    /**
     * Starts to record. What it logs bears the recording's id if the calling thread's log context does.
     *
     * @param failed hears, on the track's thread, of the failure that ends the track early
     */
    TrackRecorder(
            RecordedTrack track,
            TrackEncoder encoder,
            FrameQueue queue,
            Pressure pressure,
            Consumer<EncoderException> failed) {
        this.track = track;
        this.encoder = encoder;
        this.queue = queue;
        this.pressure = pressure;
        this.failed = failed;
        this.thread = RecorderThreads.named("track " + track.id(), LogContext.inherited(this::run));
        thread.start();
    }

    RecordedTrack track() {
        return track;
    }

    /** Pictures given up because the PC was too slow. */
    long dropped() {
        return dropped.get();
    }

    /** Takes a frame, which becomes the track's; one thread. */
    void offer(CapturedFrame frame) {
        absence = null;
        switch (track.kind()) {
            case AUDIO -> queue.offer(frame);
            case VIDEO -> offerPicture(frame);
        }
    }

    /** Nothing will come until the next offer; something stands in for it meanwhile. */
    void away(Absence why) {
        absence = why;
    }

    private void offerPicture(CapturedFrame picture) {
        long nanos = picture.nanos();
        boolean screen = track.flavor() == Flavor.SLIDES;
        boolean costs = picture.coded() == null; // one that is copied costs next to nothing
        if (screen && costs && pressure.isHigh() && nanos - lastKept < SCREEN_INTERVAL_NANOS) {
            picture.close();
            dropped.incrementAndGet();
            return;
        }
        if (queue.offer(picture)) {
            lastKept = nanos;
        } else {
            dropped.incrementAndGet();
        }
        pressure.reportRising(this, queue.isFilled(RISING));
        if (!screen) {
            pressure.report(this, queue.isPressed());
        }
    }

    private void run() {
        try (TrackEncoder open = encoder) {
            while (!queue.isDone()) {
                try (CapturedFrame frame = queue.take(TICK_MILLIS)) {
                    if (frame != null) {
                        open.accept(frame);
                    } else {
                        open.idle(System.nanoTime(), absence);
                    }
                }
            }
            open.finish(endNanos);
        } catch (EncoderException e) {
            LOG.error("The track {} failed: {}", track.id(), e.getMessage(), e);
            failed.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The track {} failed in a way nobody foresaw", track.id(), e);
            failed.accept(new EncoderException(
                    EncoderException.Code.CODEC, "The track failed unexpectedly; the log says more.", e));
        } finally {
            queue.abandon();
            pressure.report(this, false);
            pressure.reportRising(this, false);
        }
    }

    /**
     * No more frames will come; what is queued is still recorded.
     *
     * @param nanos the recording's end
     */
    void end(long nanos) {
        endNanos = nanos;
        queue.end();
    }

    /** Waits until everything that was offered is on disk. */
    void join() throws InterruptedException {
        thread.join();
    }
}
