package io.rostrum.capture.recording;

import io.rostrum.capture.device.CaptureDevice;
import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.JpegEncoder;
import io.rostrum.encoder.ffmpeg.Natives;
import io.rostrum.encoder.media.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room's recorder: keeps its sources open for previews and levels, and records one lecture at a time. Any thread.
 *
 * <p>Capture waits for nobody: a source that fails is tried again while the others go on, a listener that hangs delays only
 * other listeners, and a disk that refuses costs a track, not the recording.
 */
public final class RecorderService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecorderService.class);
    private static final Duration SETTLE = Duration.ofSeconds(CaptureDevice.TIMEOUT_SECONDS + 1);
    private static final Duration SETTLE_ONE = Duration.ofSeconds(30);
    private static final int LEVELS_MILLIS = 66;
    private static final int STATUS_TICKS = 15;

    private final RecordingStore store;
    private final Function<SourceSpec, CaptureDevice> devices;
    private volatile RecorderSettings settings;
    private final Clock clock;
    private final DiskGuard disk;
    private volatile SourceSet sources;
    private final AlarmBoard alarms;
    private final RoomWatch watch;
    private final RecorderEvents events = new RecorderEvents();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicReference<RecorderState> state = new AtomicReference<>(RecorderState.IDLE);
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile RecordingSession session;
    private volatile TrackSet waiting;
    private volatile long lastDropped;
    private DataLock lock;
    private boolean closed;
    private boolean pressed;
    private int ticks;

    /**
     * A recorder at rest; nothing is opened yet.
     *
     * @param sources at least one, each once
     * @param clock the wall clock, for what is written down; captured times come from the machine's monotonic clock
     * @throws IllegalArgumentException if a source is named twice, or none is
     */
    public RecorderService(RecordingStore store, List<SourceSpec> sources, Clock clock) {
        this(store, RecorderSettings.of(sources), clock);
    }

    /**
     * A recorder at rest; nothing is opened yet.
     *
     * @param clock the wall clock, for what is written down; captured times come from the machine's monotonic clock
     */
    public RecorderService(RecordingStore store, RecorderSettings settings, Clock clock) {
        this(store, settings, clock, CaptureDevice::of, DiskGuard.of(store.data()));
    }

    RecorderService(
            RecordingStore store,
            RecorderSettings settings,
            Clock clock,
            Function<SourceSpec, CaptureDevice> devices,
            DiskGuard disk) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.disk = disk;
        this.devices = devices;
        this.sources = sources(settings);
        this.alarms = new AlarmBoard(clock, alarm -> events.tell(listener -> listener.alarm(alarm)));
        this.watch = new RoomWatch(alarms, System.nanoTime());
    }

    /**
     * Locks the data folder and begins to open the sources; returns at once.
     *
     * @throws RecorderException DATA_IN_USE if another recorder works there; DISK
     */
    public void open() throws RecorderException {
        lifecycle.lock();
        try {
            if (closed || lock != null) {
                throw new IllegalStateException("a recorder is opened once");
            }
            lock = DataLock.acquire(store.data());
            sources.start();
            events.soon(WarmUp::run);
            preBuffer(System.nanoTime());
            events.every(LEVELS_MILLIS, this::tick);
        } finally {
            lifecycle.unlock();
        }
    }

    private SourceSet sources(RecorderSettings of) {
        return new SourceSet(of.sources(), devices, () -> changed.set(true));
    }

    /**
     * Works with other settings from now on: lets go of all sources and opens the new ones. A recording is never disturbed.
     *
     * @return false if one runs, or is being started or stopped; nothing was changed then
     */
    public boolean use(RecorderSettings next) {
        if (!state.compareAndSet(RecorderState.IDLE, RecorderState.STARTING)) {
            return false;
        }
        lifecycle.lock();
        try {
            if (closed || lock == null) {
                return false;
            }
            SourceSet before = sources;
            before.sendToNobody();
            drop(waiting);
            waiting = null;
            settings = next;
            sources = sources(next);
            before.close(); // before the new ones open: it may be the same device
            sources.start();
            preBuffer(System.nanoTime());
            return true;
        } finally {
            state.set(RecorderState.IDLE);
            changed.set(true);
            lifecycle.unlock();
        }
    }

    /** Begins to keep what comes before the next recording, if this room does. */
    private void preBuffer(long nanos) {
        if (settings.preBuffer().isZero()) {
            sources.sendToNobody();
        } else {
            waiting = TrackSet.waiting(settings.preBuffer(), new BackupMics(settings));
            sources.sendTo(waiting, nanos);
        }
    }

    private void tick() {
        sources.watch();
        List<SoundLevel> levels = sources.levels();
        if (!levels.isEmpty()) {
            events.now(listener -> listener.levels(levels));
        }
        RecordingSession running = session;
        long now = System.nanoTime();
        watch.look(sources.runners(), running == null ? null : running.backups(), now);
        boolean second = ++ticks % STATUS_TICKS == 0;
        boolean full = second && isDiskFull(running, now);
        if (changed.getAndSet(false) || second && running != null) {
            RecorderStatus status = status();
            events.now(listener -> listener.statusChanged(status));
        }
        tellPressure(running != null && running.isPressed());
        if (running != null) {
            running.tick();
            if (full) {
                running.endsEarly("The disk is full: the recording ended while all of it could still be kept.");
            }
            if (full || sources.allEnded() || running.isOverdue()) {
                endByItself();
            }
        }
    }

    private void tellPressure(boolean high) {
        if (high != pressed) {
            pressed = high;
            events.now(listener -> listener.pressed(high));
        }
    }

    /** Looks at drops and disk; says whether a recording must end so that what it has stays whole. */
    private boolean isDiskFull(RecordingSession running, long now) {
        try {
            DiskGuard.Left left = disk.left(running == null ? 0 : running.rate());
            watch.look(running == null ? 0 : running.dropped(), left, now);
            return running != null && left.bytes() == 0;
        } catch (IOException e) {
            LOG.error("The disk's room cannot be asked for: {}", e.getMessage());
            return false;
        }
    }

    private void endByItself() {
        if (state.get() == RecorderState.RECORDING) {
            try {
                stop();
            } catch (RecorderException e) {
                LOG.error("The recording that was over could not be ended: {}", e.getMessage(), e);
            }
        }
    }

    /**
     * Starts a recording. Waits for sources that are being opened for the first time, at most some six seconds.
     *
     * @return the recording, which runs when this returns
     * @throws RecorderException BUSY, NO_SOURCE, DISK_FULL or DISK; nothing was started then
     */
    public Recording start(RecordingRequest request) throws RecorderException {
        return starting(() -> {
            disk.check(request.plannedLength());
            sources.awaitSettled(SETTLE, SETTLE_ONE);
            sources.requireOne();
            return begin(request);
        });
    }

    /**
     * Goes on with a recording that a crash interrupted, in its own masters: the time between is a gap, filled with a slate
     * and silence. A pause that lasted still lasts.
     *
     * @param id of a recording that {@link Recovery} has repaired
     * @return the recording, which runs when this returns
     * @throws RecorderException NOT_FOUND; WRONG_STATE if it was not interrupted; BUSY, DISK_FULL or DISK
     */
    public Recording goOn(RecordingId id) throws RecorderException {
        return starting(() -> {
            Recording before = store.get(id)
                    .orElseThrow(() -> new RecorderException(Code.NOT_FOUND, "There is no recording " + id + "."));
            boolean untouched = before.state() == RecordingState.RECORDED || before.state() == RecordingState.FAILED;
            if (!before.recovered() || !untouched) {
                throw new RecorderException(
                        Code.WRONG_STATE, "\"" + before.title() + "\" was not interrupted, or is being encoded.");
            }
            disk.check(null);
            sources.awaitSettled(SETTLE, SETTLE);
            return goOn(before);
        });
    }

    private interface Start {
        RecordingSession run() throws RecorderException, InterruptedException;
    }

    private Recording starting(Start start) throws RecorderException {
        if (!state.compareAndSet(RecorderState.IDLE, RecorderState.STARTING)) {
            throw new RecorderException(Code.BUSY, "A recording runs already. Stop it before starting another.");
        }
        lifecycle.lock();
        boolean started = false;
        try {
            changed.set(true);
            if (lock == null || closed) {
                throw new IllegalStateException("open() the recorder first, and do not use it after close()");
            }
            RecordingSession begun = start.run();
            started = true;
            return begun.recording();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecorderException(Code.BUSY, "The start was interrupted; no recording runs.", e);
        } finally {
            state.set(started ? RecorderState.RECORDING : RecorderState.IDLE);
            changed.set(true);
            lifecycle.unlock();
        }
    }

    private RecordingSession begin(RecordingRequest request) throws RecorderException {
        Layout layout = request.layout() == null ? sources.layout() : request.layout();
        RecordingId id = store.newId();
        long now = System.nanoTime();
        TrackSet early = request.preBuffer() ? waiting : null;
        long zero = early == null ? now : early.zeroBefore(now);
        Duration ahead = Duration.ofNanos(now - zero);
        Recording recording = store.create(
                Recording.started(id, request, layout, clock.instant().minus(ahead), ahead));
        return begin(recording, zero, early);
    }

    private RecordingSession goOn(Recording before) throws RecorderException {
        long now = System.nanoTime();
        // A wall clock that was not set yet must not put the rest before what is there.
        Duration byClock = Duration.between(before.startedAt(), clock.instant());
        Duration least = before.duration().plusSeconds(1);
        Duration elapsed = byClock.compareTo(least) < 0 ? least : byClock;
        Recording recording = before.goingOn(elapsed);
        store.write(recording);
        return begin(recording, now - elapsed.toNanos(), null);
    }

    /** Records what comes from now on, and what waits already. */
    private RecordingSession begin(Recording recording, long zero, TrackSet early) {
        TrackSet before = waiting;
        TrackSet tracks = early == null ? TrackSet.from(zero, new BackupMics(settings)) : early;
        RecordingSession begun = new RecordingSession(store, clock, recording, tracks, zero, told());
        session = begun;
        waiting = null;
        long now = System.nanoTime();
        watch.recording(recording.id(), now);
        events.tell(listener -> listener.recordingChanged(recording));
        begun.begin();
        if (early == null) {
            sources.sendTo(tracks, recording.tracks().isEmpty() ? zero : now);
            drop(before);
        }
        sources.record(tracks);
        LogContext.in(recording.id(), () -> LOG.info("The recording \"{}\" began", recording.title()));
        return begun;
    }

    /** Throws a pre-buffer away. */
    private static void drop(TrackSet tracks) {
        if (tracks != null) {
            try {
                tracks.finish(System.nanoTime());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RecordingSession.Events told() {
        return new RecordingSession.Events() {
            @Override
            public void changed(Recording recording) {
                events.tell(listener -> listener.recordingChanged(recording));
            }

            @Override
            public void firstFragment(Recording recording) {
                events.tell(listener -> listener.firstFragment(recording));
            }

            @Override
            public void failed(SourceSpec source, EncoderException failure) {
                watch.trackFailed(failure);
                changed.set(true);
            }
        };
    }

    /**
     * Ends the recording; everything is safe on disk when this returns.
     *
     * @return the recording, RECORDED; FAILED if no source gave anything that could be written
     * @throws RecorderException NOT_RECORDING, BUSY, or DISK if its description could not be written (its masters are whole;
     *     {@link Recovery} mends it)
     */
    public Recording stop() throws RecorderException {
        if (!state.compareAndSet(RecorderState.RECORDING, RecorderState.STOPPING)) {
            throw state.get() == RecorderState.IDLE
                    ? new RecorderException(Code.NOT_RECORDING, "No recording runs, so there is none to stop.")
                    : new RecorderException(
                            Code.BUSY, "The recording is just being started or stopped. Wait a moment.");
        }
        lifecycle.lock();
        try {
            changed.set(true);
            preBuffer(System.nanoTime()); // from here on all belongs to the next one
            Recording done = session.finish();
            Natives.trimMemory(); // or each lecture's encoders would leave some megabytes behind
            events.tell(listener -> listener.recordingChanged(done));
            LogContext.in(done.id(), () -> LOG.info("The recording ended after {}", done.duration()));
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecorderException(Code.BUSY, "The stop was interrupted before all was written.", e);
        } finally {
            lastDropped = session.dropped();
            session = null;
            watch.recording(null, System.nanoTime());
            state.set(RecorderState.IDLE);
            changed.set(true);
            lifecycle.unlock();
        }
    }

    /**
     * From now on the programme has another layout. The masters stay as they are.
     *
     * @throws RecorderException NOT_RECORDING
     */
    public Recording switchLayout(Layout layout) throws RecorderException {
        return running("there is no layout to switch").switchLayout(layout);
    }

    /**
     * From now on nothing is in the programme. A pause that lasts ends where this one, of whatever mode, begins.
     *
     * @param mode whether the masters keep what happens meanwhile
     * @throws RecorderException NOT_RECORDING
     */
    public Recording pause(PauseMode mode) throws RecorderException {
        return running("there is nothing to pause").pause(mode);
    }

    /**
     * Ends the pause that lasts; if none does, nothing changes.
     *
     * @throws RecorderException NOT_RECORDING
     */
    public Recording resume() throws RecorderException {
        return running("there is nothing to go on with").resume();
    }

    /**
     * Marks this moment.
     *
     * @param text its name, or null
     * @throws RecorderException NOT_RECORDING
     * @throws IllegalArgumentException if the text is too long
     */
    public Recording marker(String text) throws RecorderException {
        return running("there is nothing to mark").mark(text);
    }

    /**
     * Moves the planned end. Where none is planned, or it has passed, the time counts from now.
     *
     * @param by more than nothing
     * @throws RecorderException NOT_RECORDING
     */
    public Recording extend(Duration by) throws RecorderException {
        if (by.isNegative() || by.isZero()) {
            throw new IllegalArgumentException("A recording is extended by more than nothing.");
        }
        return running("there is nothing to extend").extend(by);
    }

    /**
     * Changes what is said about the recording that runs.
     *
     * @param change gets what stands there now; must be quick, and leave state, times and tracks alone
     * @throws RecorderException NOT_RECORDING
     */
    public Recording describe(UnaryOperator<Recording> change) throws RecorderException {
        return running("there is nothing to describe").change(change);
    }

    private RecordingSession running(String consequence) throws RecorderException {
        RecordingSession running = session;
        if (running == null) {
            throw new RecorderException(Code.NOT_RECORDING, "No recording runs, so " + consequence + ".");
        }
        return running;
    }

    /** The recording that runs. It ends by itself when all its sources are files that were played to their end. */
    public Optional<Recording> current() {
        return Optional.ofNullable(session).map(RecordingSession::recording);
    }

    /** The recorder at this moment. Never waits. */
    public RecorderStatus status() {
        RecordingSession now = session;
        Optional<RecordingSession> running = Optional.ofNullable(now);
        return new RecorderStatus(
                state.get(),
                running.map(RecordingSession::recording),
                running.map(RecordingSession::elapsed).orElse(Duration.ZERO),
                sources.status(),
                sources.levels(),
                running.map(RecordingSession::dropped).orElse(lastDropped),
                running.map(RecordingSession::recording).flatMap(Recording::openPause),
                Optional.ofNullable(waiting).map(TrackSet::held).orElse(Duration.ZERO),
                alarms.lasting(),
                running.flatMap(RecordingSession::problem));
    }

    /**
     * The newest picture of a source as JPEG.
     *
     * @param width at most, in pixels; the height follows
     * @return empty if the source has given no picture or is lost
     * @throws RecorderException NOT_FOUND if there is no such source; MEDIA
     */
    public Optional<byte[]> previewJpeg(String source, int width) throws RecorderException {
        SourceRunner runner = sources.find(source)
                .orElseThrow(() -> new RecorderException(Code.NOT_FOUND, "There is no source " + source + " here."));
        Optional<CapturedFrame> latest = runner.latestPicture();
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        try (CapturedFrame picture = latest.get()) {
            return Optional.of(JpegEncoder.encode(picture.frame(), width));
        } catch (EncoderException e) {
            throw new RecorderException(Code.MEDIA, "The picture of " + source + " cannot be shown.", e);
        }
    }

    /**
     * Tries a source for five seconds: one of this room's as it runs (a recording goes on), another one by opening it.
     *
     * @param folder takes a picture and the sound
     * @throws RecorderException NO_SOURCE if it does not give anything, DISK
     */
    public DeviceReport check(SourceSpec source, Path folder) throws RecorderException, InterruptedException {
        Optional<SourceRunner> running = sources.find(source.id()).filter(r -> r.state() == SourceState.OK);
        try {
            return running.isPresent() ? DeviceCheck.listen(running.get(), folder) : DeviceCheck.run(source, folder);
        } catch (EncoderException e) {
            throw new RecorderException(Code.NO_SOURCE, e.getMessage(), e);
        }
    }

    /** From now on tells a listener what happens. */
    public void addListener(RecorderListener listener) {
        events.add(listener);
    }

    public void removeListener(RecorderListener listener) {
        events.remove(listener);
    }

    /**
     * Lets go of sources and lock for a restart of the program. A recording that runs is safe on disk then and still RECORDING:
     * {@link Recovery} finds it and {@link #goOn} goes on with it if its time is not over by then.
     */
    public void closeForRestart() {
        close(() -> {
            Recording left = session.suspend();
            LogContext.in(left.id(), () -> LOG.info("The recording was interrupted after {}", left.duration()));
        });
    }

    /** Ends a recording that runs, then lets go of sources and lock. Doing it again changes nothing. */
    @Override
    public void close() {
        close(this::stop);
    }

    private interface End {
        void run() throws RecorderException, InterruptedException;
    }

    private void close(End ofRecording) {
        lifecycle.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (state.get() == RecorderState.RECORDING) {
                ofRecording.run();
            }
        } catch (RecorderException e) {
            LOG.error("The recording could not be ended: {}", e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("The end of the recording was interrupted; its masters are whole up to the last second.");
        } finally {
            lifecycle.unlock();
        }
        events.close();
        sources.sendToNobody();
        sources.close();
        drop(waiting);
        release();
    }

    private void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (RecorderException e) {
            LOG.warn("{}", e.getMessage(), e);
        }
    }
}
