package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterIndex;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording while it runs: gives each source's frames to a track, makes tracks when their first frame comes, and keeps
 * the description up to date. A track that fails is followed by another one; it never stops the others. Any thread.
 */
final class RecordingSession implements FrameSink {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingSession.class);
    private static final long RETRY_NANOS = 5_000_000_000L;
    private static final int MAX_TRACKS = 50;
    private static final String NOTHING = "Nothing was recorded: no source gave a frame in time.";

    /** What the session tells its service. Called on capturing threads, so it must be quick. */
    interface Events {
        void changed(Recording recording);

        void firstFragment(Recording recording);
    }

    private record Key(String source, MediaKind kind) {}

    private record Failure(int count, long nanos) {
        /** Whether it is time to try again: after 5 s, 10 s, 20 s … 80 s. */
        boolean isOver() {
            return System.nanoTime() - nanos > RETRY_NANOS << Math.min(count - 1, 4);
        }
    }

    private final RecordingStore store;
    private final Clock wallClock;
    private final Events events;
    private final TrackClock clock;
    private final SourceGaps gaps;
    private final Pressure pressure = new Pressure();
    private final Map<Key, TrackRecorder> tracks = new ConcurrentHashMap<>();
    private final Map<Key, Failure> failures = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean safe = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicReference<Recording> recording;
    private volatile boolean closing;
    private volatile boolean discarding;

    /** A session whose zero is now. */
    RecordingSession(RecordingStore store, Clock wallClock, Recording recording, long startNanos, Events events) {
        this.store = store;
        this.wallClock = wallClock;
        this.events = events;
        this.clock = new TrackClock(startNanos);
        this.gaps = new SourceGaps(clock);
        this.recording = new AtomicReference<>(recording);
    }

    Recording recording() {
        return recording.get();
    }

    Duration elapsed() {
        return Duration.ofNanos(clock.since(System.nanoTime()));
    }

    /** Pictures given up so far because the PC was too slow. */
    long dropped() {
        return dropped.get()
                + tracks.values().stream().mapToLong(TrackRecorder::dropped).sum();
    }

    Optional<String> problem() {
        return Optional.ofNullable(recording.get().problem());
    }

    @Override
    public RecordingId id() {
        return recording.get().id();
    }

    @Override
    public void offer(SourceSpec source, CapturedFrame frame, VideoFormat announced) {
        MediaKind kind = frame.frame().kind();
        Key key = new Key(source.id(), kind);
        TrackRecorder track = tracks.get(key);
        if (track == null) {
            track = mayStart(key) ? start(key, source, announced) : null;
        }
        if (track == null) {
            frame.close();
            return;
        }
        if (discarding) {
            frame.close();
            return;
        }
        gaps.seen(source.id(), frame.nanos()).ifPresent(gap -> describe(r -> r.withGap(gap)));
        track.offer(frame);
    }

    private boolean mayStart(Key key) {
        Failure failure = failures.get(key);
        return !closing && names.size() < MAX_TRACKS && (failure == null || failure.isOver());
    }

    private synchronized TrackRecorder start(Key key, SourceSpec source, VideoFormat announced) {
        if (closing) {
            return null;
        }
        String name = TrackName.free(source.flavor(), key.kind(), names::contains);
        names.add(name);
        RecordedTrack track = TrackName.track(name, key.kind(), source.flavor(), source.id());
        MasterFactory masters = format -> master(track, format);
        boolean sound = key.kind() == MediaKind.AUDIO;
        TrackEncoder encoder = sound
                ? new AudioTrackEncoder(clock, masters)
                : new VideoTrackEncoder(clock, source.flavor(), announced, masters);
        LogContext.in(
                id(),
                () -> tracks.put(
                        key,
                        new TrackRecorder(
                                track,
                                encoder,
                                QueueSize.of(key.kind(), announced),
                                pressure,
                                failure -> failed(key, failure))));
        return tracks.get(key);
    }

    /** On a track's thread: its format is known, so its file can begin. */
    private MasterWriter master(RecordedTrack track, TrackFormat format) throws EncoderException {
        MasterWriter master =
                MasterWriter.create(store.masterDirectory(recording.get().id()), track.id(), format, wallClock);
        master.onFragment(entry -> {
            if (safe.compareAndSet(false, true)) {
                events.firstFragment(recording.get());
            }
        });
        describe(r -> r.withTrack(track));
        return master;
    }

    private void failed(Key key, EncoderException failure) {
        failures.merge(
                key, new Failure(1, System.nanoTime()), (before, now) -> new Failure(before.count() + 1, now.nanos()));
        TrackRecorder gone = tracks.remove(key);
        if (gone != null) {
            dropped.addAndGet(gone.dropped());
        }
        describe(r -> r.withProblem(failure.getMessage()));
    }

    @Override
    public void lost(SourceSpec source, String reason) {
        gaps.lost(source.id(), reason);
    }

    @Override
    public void ended(SourceSpec source) {
        tracks.forEach((key, track) -> {
            if (key.source().equals(source.id())) {
                track.end();
            }
        });
    }

    Recording switchLayout(Layout layout) {
        LayoutSwitch change = new LayoutSwitch(elapsed(), layout);
        describe(r -> r.withSwitch(change));
        return recording.get();
    }

    Recording pause(PauseMode mode) {
        discarding = mode == PauseMode.DISCARD;
        Pause pause = new Pause(elapsed(), null, mode);
        describe(r -> r.resumed(pause.start()).withPause(pause));
        return recording.get();
    }

    Recording resume() {
        discarding = false;
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

    /** Changes the description. A disk that refuses must not stop the capture: the change is then written with the next. */
    private void describe(UnaryOperator<Recording> change) {
        Recording now = recording.updateAndGet(change);
        try {
            // What is in memory is the truth while the recording runs; the file follows it.
            store.update(now.id(), ignored -> recording.get());
        } catch (RecorderException e) {
            LOG.error("The recording's description could not be written: {}", e.getMessage(), e);
        }
        events.changed(now);
    }

    /**
     * Ends all tracks, waits until all is on disk, and says that it is: RECORDED, or FAILED if no track holds anything.
     */
    Recording finish() throws RecorderException, InterruptedException {
        Duration length = elapsed();
        long end = clock.startNanos() + length.toNanos();
        synchronized (this) {
            closing = true;
        }
        tracks.values().forEach(TrackRecorder::end);
        for (TrackRecorder track : tracks.values()) {
            track.join();
        }
        for (Key key : tracks.keySet()) {
            gaps.close(key.source(), end).ifPresent(gap -> recording.updateAndGet(r -> r.withGap(gap)));
        }
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
