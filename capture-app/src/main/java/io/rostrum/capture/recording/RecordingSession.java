package io.rostrum.capture.recording;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterIndex;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recording while it runs: names its tracks, begins their masters, and keeps its description up to date. Any thread. */
final class RecordingSession implements TrackSet.Target {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingSession.class);
    /** The clocks' state is written each so many notes, which come each 10 s. */
    private static final int SYNC_WRITES = 6;

    private static final int RATE_SECONDS = 20;
    private static final String NOTHING = "Nothing was recorded: no source gave a frame in time.";

    /** What the session tells its service. Called on capturing threads, so it must be quick. */
    interface Events {
        void changed(Recording recording);

        void firstFragment(Recording recording);

        /** A track could not be written. */
        void failed(SourceSpec source, EncoderException failure);
    }

    private final RecordingStore store;
    private final Clock wallClock;
    private final Events events;
    private final TrackClock clock;
    private final TrackSet tracks;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean safe = new AtomicBoolean();
    private final AtomicReference<Recording> recording;
    private final DescriptionWriter description;
    private int ticks;

    /**
     * A session that takes over tracks.
     *
     * @param zeroNanos the recording's zero, on the tracks' grid
     */
    RecordingSession(
            RecordingStore store,
            Clock wallClock,
            Recording recording,
            TrackSet tracks,
            long zeroNanos,
            Events events) {
        this.store = store;
        this.wallClock = wallClock;
        this.events = events;
        this.tracks = tracks;
        this.clock = new TrackClock(zeroNanos);
        this.recording = new AtomicReference<>(recording);
        this.description = new DescriptionWriter(store, this.recording::get);
    }

    /** From now on the tracks are recorded. */
    void begin() {
        tracks.record(this, clock.startNanos());
        tracks.discard(recording
                .get()
                .openPause()
                .filter(p -> p.mode() == PauseMode.DISCARD)
                .isPresent());
    }

    Recording recording() {
        return recording.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(clock.since(System.nanoTime()));
    }

    /** Pictures given up so far because the PC was too slow. */
    long dropped() {
        return tracks.dropped();
    }

    /** What it takes of the disk, in bytes a second; 0 while that is not known. */
    long rate() {
        long seconds = elapsed().toSeconds();
        return seconds < RATE_SECONDS ? 0 : bytes.get() / seconds;
    }

    BackupMics backups() {
        return tracks.backups();
    }

    /** Notes why the recording ends before its time. */
    void endsEarly(String sentence) {
        describe(r -> r.withProblem(sentence));
    }

    Optional<String> problem() {
        return Optional.ofNullable(recording.get().problem());
    }

    @Override
    public RecordingId id() {
        return recording.get().id();
    }

    /** A track that an earlier part of this recording has goes on; another one gets a new name. */
    @Override
    public RecordedTrack name(SourceSpec source, MediaKind kind) {
        for (RecordedTrack track : recording.get().tracks()) {
            boolean same = track.kind() == kind
                    && track.flavor() == source.flavor()
                    && (track.source() == null || track.source().equals(source.id()));
            if (same && names.add(track.id())) {
                return track;
            }
        }
        synchronized (names) {
            String name = TrackName.free(source.flavor(), kind, this::isTaken);
            names.add(name);
            return TrackName.track(name, kind, source);
        }
    }

    private boolean isTaken(String name) {
        return names.contains(name) || recording.get().tracks().stream().anyMatch(t -> t.id().equals(name));
    }

    /** On a track's thread: its format is known, so its file can begin. */
    @Override
    public MasterWriter master(RecordedTrack track, TrackFormat format) throws EncoderException {
        Path folder = store.masterDirectory(id());
        Path file = folder.resolve(track.id() + ".mp4");
        boolean goesOn = recording.get().tracks().stream().anyMatch(t -> t.id().equals(track.id()));
        Optional<MasterWriter> before = goesOn ? MasterWriter.append(file, format, wallClock) : Optional.empty();
        if (goesOn && before.isEmpty()) { // coded differently: a master of its own
            String name = TrackName.free(track.flavor(), track.kind(), this::isTaken);
            names.add(name);
            return master(TrackName.track(name, track.kind(), track.flavor(), track.source()), format);
        }
        MasterWriter master =
                before.isPresent() ? before.get() : MasterWriter.create(folder, track.id(), format, wallClock);
        master.onFragment(entry -> {
            bytes.addAndGet(entry.length());
            if (safe.compareAndSet(false, true)) {
                events.firstFragment(recording.get());
            }
        });
        if (!goesOn) {
            describe(r -> r.withTrack(track));
        }
        return master;
    }

    @Override
    public void gap(Gap gap) {
        if (!gap.range().length().isZero()) {
            describe(r -> r.withGap(gap));
        }
    }

    @Override
    public void failed(SourceSpec source, EncoderException failure) {
        describe(r -> r.withProblem(failure.getMessage()));
        events.failed(source, failure);
    }

    /** Whether the PC has trouble to keep up. */
    boolean isPressed() {
        return tracks.isPressed();
    }

    /** Now and then: notes how the sources' clocks do. */
    void tick() {
        if (tracks.sync().note(elapsed(), false) && ++ticks % SYNC_WRITES == 0) {
            writeSync();
        }
    }

    private void writeSync() {
        try {
            tracks.sync().write(store.directory(id()));
        } catch (IOException e) {
            LOG.warn("How the sources' clocks did could not be written down: {}", e.getMessage());
        }
    }

    Recording switchLayout(Layout layout) {
        LayoutSwitch change = new LayoutSwitch(elapsed(), layout);
        describe(r -> r.withSwitch(change));
        return recording.get();
    }

    Recording change(UnaryOperator<Recording> change) {
        describe(change);
        return recording.get();
    }

    Recording pause(PauseMode mode) {
        tracks.discard(mode == PauseMode.DISCARD);
        Pause pause = new Pause(elapsed(), null, mode);
        describe(r -> r.resumed(pause.start()).withPause(pause));
        return recording.get();
    }

    Recording resume() {
        tracks.discard(false);
        Duration at = elapsed();
        describe(r -> r.resumed(at));
        return recording.get();
    }

    Recording mark(String text) {
        Marker marker = new Marker(elapsed(), text);
        describe(r -> r.withMarker(marker));
        return recording.get();
    }

    /** Moves the planned end, from now on if it has passed. */
    Recording extend(Duration by) {
        Duration now = elapsed();
        describe(r -> r.extended(now, by));
        return recording.get();
    }

    /** Whether the planned end has come. By the recording's own clock: a wall clock that is set must not end a lecture. */
    boolean isOverdue() {
        Recording now = recording.get();
        return now.plannedEnd() != null
                && elapsed().compareTo(Duration.between(now.startedAt(), now.plannedEnd())) >= 0;
    }

    /** Changes the description. The file follows: a slow disk must not hold up the capture. */
    private void describe(UnaryOperator<Recording> change) {
        Recording now = recording.updateAndGet(change);
        description.changed();
        events.changed(now);
    }

    /**
     * Ends all tracks and waits until all is on disk; the recording stays RECORDING, as after a crash, so that
     * {@link RecorderService#goOn} can go on with it soon.
     */
    Recording suspend() throws RecorderException, InterruptedException {
        Duration length = endTracks();
        Recording last = recording.updateAndGet(r -> r.interrupted(r.startedAt().plus(length)));
        return store.update(last.id(), ignored -> last);
    }

    private Duration endTracks() throws InterruptedException {
        Duration length = elapsed();
        tracks.finish(clock.startNanos() + length.toNanos());
        description.close();
        tracks.sync().note(length, true);
        writeSync();
        return length;
    }

    /**
     * Ends all tracks, waits until all is on disk, and says that it is: RECORDED, or FAILED if no track holds anything.
     */
    Recording finish() throws RecorderException, InterruptedException {
        Duration length = endTracks();
        List<RecordedTrack> whole = withSomethingInThem();
        Recording last = recording.updateAndGet(r -> r.toBuilder()
                .tracks(whole)
                .state(whole.isEmpty() ? RecordingState.FAILED : RecordingState.RECORDED)
                .endedAt(r.startedAt().plus(length))
                .pauses(r.resumed(length).pauses())
                .problem(whole.isEmpty() && r.problem() == null ? NOTHING : r.problem())
                .build());
        return store.update(last.id(), ignored -> last);
    }

    private List<RecordedTrack> withSomethingInThem() throws RecorderException {
        try {
            Path folder = store.directory(recording.get().id());
            List<RecordedTrack> tracks = new ArrayList<>();
            for (RecordedTrack track : recording.get().tracks()) {
                if (!MasterIndex.read(MasterIndex.beside(folder.resolve(track.file())))
                        .isEmpty()) {
                    tracks.add(track);
                }
            }
            return tracks;
        } catch (IOException e) {
            throw new RecorderException(
                    RecorderException.Code.DISK, "The masters that were just written cannot be read back.", e);
        }
    }
}
