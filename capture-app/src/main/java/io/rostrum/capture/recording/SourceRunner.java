package io.rostrum.capture.recording;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CaptureStream;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source open on a thread of its own: opens it, reads it, tries again for ever when it fails. Everything that asks
 * or tells may come from any thread.
 */
final class SourceRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRunner.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    /** A read is bounded by the device's timeout; what takes longer hangs in a driver. */
    static final Duration PATIENCE = Duration.ofSeconds(CaptureDevice.TIMEOUT_SECONDS + 3);
    /** How many times its patience opening may take: several ways to open are tried, each with its own timeout. */
    private static final int OPENING = 4;
    /** With so many threads in a driver that never returns, another one would not help. */
    private static final int MOST_LEFT_BEHIND = 3;
    /** Twice the device's timeout (connect, find streams) and some. */
    private static final long JOIN_MILLIS = TimeUnit.SECONDS.toMillis(2 * CaptureDevice.TIMEOUT_SECONDS + 3);

    private final SourceSpec spec;
    private final CaptureDevice device;
    private final SourceHealth health;
    private final PreviewPicture preview = new PreviewPicture();
    private final LevelMeter meter;
    private final VoiceActivity voice = new VoiceActivity();
    private final PictureWatch pictures = new PictureWatch(System.nanoTime());
    private final Duration patience;
    private volatile FrameSink sink;
    private volatile Consumer<CapturedFrame> tap;
    private volatile long lastFrame = System.nanoTime();
    private DriverWatch driver;
    private Thread thread;
    private final List<Thread> leftBehind = new ArrayList<>();
    private CaptureStream stream;

    /**
     * A runner, at rest until {@link #start()}.
     *
     * @param patience how long a source that is open may give nothing before its thread is taken to hang; opening may take
     *     four times as long
     * @param changed told of each change of state, on any thread
     */
    SourceRunner(SourceSpec spec, CaptureDevice device, Duration patience, Runnable changed) {
        this.patience = patience;
        this.spec = spec;
        this.device = device;
        this.health = new SourceHealth(spec, changed);
        this.meter = new LevelMeter(spec.id());
    }

    SourceSpec spec() {
        return spec;
    }

    boolean live() {
        return device.live();
    }

    SourceStatus status() {
        return health.status();
    }

    SourceState state() {
        return health.state();
    }

    /** The newest level; empty if the source carries no sound as far as is known. */
    Optional<SoundLevel> level() {
        return spec.media() == MediaKind.AUDIO || health.status().audio() != null
                ? Optional.of(meter.level())
                : Optional.empty();
    }

    /** Whether somebody speaks into it. */
    boolean isSpeaking() {
        return voice.isSpeaking();
    }

    /** What its pictures look like. */
    PictureWatch pictures() {
        return pictures;
    }

    /** How long it has given nothing. */
    double secondsSinceFrame(long nanos) {
        return Math.max(0, nanos - lastFrame) / 1e9;
    }

    /** Another reference to the newest picture, which the caller closes; empty if there is none. */
    Optional<CapturedFrame> latestPicture() {
        return preview.latest();
    }

    /** From now on this sink gets each frame; null for none. */
    void sendTo(FrameSink next) {
        sink = next;
    }

    /** From now on somebody else gets a reference to each frame too, which it closes; null for nobody. Must be quick. */
    void tap(Consumer<CapturedFrame> other) {
        tap = other;
    }

    /** Begins to open and read. */
    synchronized void start() {
        health.opening();
        startThread();
    }

    private void startThread() {
        DriverWatch watched = new DriverWatch();
        driver = watched;
        lastFrame = System.nanoTime();
        thread = RecorderThreads.named("source " + spec.id(), () -> run(watched));
        thread.start();
    }

    private void run(DriverWatch watched) {
        long pause = FIRST_PAUSE_MILLIS;
        boolean more = true;
        while (more) {
            try {
                if (readToEnd(watched)) {
                    watched.rests();
                    end();
                    return;
                }
            } catch (EncoderException e) {
                lostUnless(watched, e.getMessage());
            } catch (RuntimeException | Error e) {
                // Also errors: a native library that is missing, memory that ran out. The other sources go on.
                LOG.error("The source {} failed in a way nobody foresaw", spec, e);
                lostUnless(watched, spec.id() + " failed unexpectedly; the log says more.");
            }
            watched.rests();
            pause = health.wasOk() ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            more = !watched.awaitClosing(pause);
        }
    }

    /** Returns true if the source has come to its own end, false if it was told to close. */
    private boolean readToEnd(DriverWatch watched) throws EncoderException {
        watched.waits(patience.multipliedBy(OPENING));
        try (CaptureStream opened = device.open()) {
            if (!publish(opened, watched)) {
                return false;
            }
            try {
                VideoFormat video = opened.video().orElse(null);
                health.opened(video, opened.audio().orElse(null));
                watched.waits(patience);
                for (CapturedFrame next = opened.read(); next != null; next = opened.read()) {
                    if (watched.isClosed()) {
                        next.close();
                        return false;
                    }
                    health.frameArrived();
                    handle(next, video);
                    watched.waits(patience);
                }
            } finally {
                unpublish(opened);
            }
        }
        if (watched.isClosed()) {
            return false;
        }
        if (device.live()) {
            throw new EncoderException(Code.SOURCE_LOST, spec.id() + " stopped. Check its cable and power.");
        }
        return true;
    }

    private synchronized boolean publish(CaptureStream opened, DriverWatch watched) {
        if (watched.isClosed()) {
            return false;
        }
        stream = opened;
        return true;
    }

    private synchronized void unpublish(CaptureStream opened) {
        if (stream == opened) {
            stream = null;
        }
    }

    private void handle(CapturedFrame frame, VideoFormat announced) {
        lastFrame = System.nanoTime();
        boolean sound = frame.frame().kind() == MediaKind.AUDIO;
        if (sound) {
            meter.add(frame.frame());
            voice.add(frame.frame());
        } else {
            pictures.add(frame.frame(), lastFrame);
            preview.replace(frame);
        }
        Consumer<CapturedFrame> other = tap;
        if (other != null) {
            other.accept(frame.retain());
        }
        FrameSink to = sink;
        if (to == null) {
            frame.close();
        } else {
            to.offer(spec, frame, sound ? null : announced);
        }
    }

    /** A thread that was told to close has nothing more to say about the source. */
    private void lostUnless(DriverWatch watched, String sentence) {
        if (!watched.isClosed()) {
            lost(sentence);
        }
    }

    private void lost(String sentence) {
        FrameSink to = sink;
        meter.silence();
        voice.silence();
        pictures.begin(System.nanoTime());
        preview.clear();
        if (health.lost(sentence)) {
            Runnable word = () -> LOG.warn("Source {} is lost: {}", spec, sentence);
            LogContext.in(to == null ? null : to.id().orElse(null), word);
        }
        if (to != null) {
            to.lost(spec, sentence);
        }
    }

    private void end() {
        health.ended();
        meter.silence();
        FrameSink to = sink;
        if (to != null) {
            to.ended(spec);
        }
    }

    /**
     * Notices a driver that hangs where no timeout reaches, while it is opened or read (FFmpeg's PulseAudio input waits for
     * ever for a server that is stopped); called now and then. The thread that hangs is left behind and ends by itself should the driver return;
     * another one tries to open the source again.
     */
    synchronized void watch() {
        if (thread == null || !driver.hangs()) {
            return;
        }
        if (health.state() != SourceState.LOST) {
            lost(spec.id() + " has given nothing for " + patience.toSeconds() + " s. Check its cable and power.");
        }
        leftBehind.removeIf(left -> !left.isAlive());
        if (leftBehind.size() < MOST_LEFT_BEHIND) {
            LOG.error("The source {} hangs in its driver; its thread is left behind", spec);
            leftBehind.add(thread);
            release();
            startThread();
        }
    }

    /** Tells the thread that runs to end. */
    private void release() {
        driver.close();
        if (stream != null) {
            stream.abort();
            stream = null;
        }
    }

    /** Begins anew, from the beginning of a file. */
    void restart() {
        stop();
        start();
    }

    /** Lets go of the device; waits for its thread as long as its timeouts last. */
    @Override
    public void close() {
        stop();
        preview.clear();
    }

    private void stop() {
        Thread running;
        synchronized (this) {
            if (thread == null) {
                return;
            }
            running = thread;
            thread = null;
            release();
        }
        try {
            running.join(JOIN_MILLIS);
            if (running.isAlive()) {
                LOG.error("The source {} hangs in its driver and was left behind", spec);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
