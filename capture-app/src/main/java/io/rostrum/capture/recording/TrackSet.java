package io.rostrum.capture.recording;

import io.rostrum.capture.device.CapturedFrame;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tracks of a room's sources: made when their first frame comes, waiting in the pre-buffer until a recording takes them.
 * A track that fails is followed by another one; it never stops the others. Any thread.
 */
final class TrackSet implements FrameSink {
    private static final long RETRY_NANOS = 5_000_000_000L;
    private static final int MAX_TRACKS = 50;
    /** All tracks have an IDR picture at each multiple of this, so a recording may begin there. */
    private static final long GRID_NANOS = TimeUnit.SECONDS.toNanos(6);

    /** Where the tracks are recorded. Called on capturing threads, so it must be quick. */
    interface Target {
        RecordingId id();

        /** The first name that a track may have, or the name of the track that it goes on with. */
        RecordedTrack name(SourceSpec source, MediaKind kind);

        MasterWriter master(RecordedTrack track, TrackFormat format) throws EncoderException;

        void gap(Gap gap);

        void failed(SourceSpec source, EncoderException failure);
    }

    private record Key(String source, MediaKind kind) {}

    private record Failure(int count, long nanos) {
        /** Whether it is time to try again: after 5 s, 10 s, 20 s … 80 s. */
        boolean isOver() {
            return System.nanoTime() - nanos > RETRY_NANOS << Math.min(count - 1, 4);
        }
    }

    private record Track(TrackRecorder recorder, TrackOutput output, SourceSpec source) {}

    private final Duration preBuffer;
    private final BackupMics backups;
    private final Pressure pressure = new Pressure();
    private final SyncLog sync = new SyncLog();
    private final Map<Key, Track> tracks = new ConcurrentHashMap<>();
    private final Map<Key, Failure> failures = new ConcurrentHashMap<>();
    private final Set<String> lostSources = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();
    private volatile TrackClock clock;
    private int started;
    private volatile Target target;
    private volatile SourceGaps gaps;
    private volatile boolean closing;
    private volatile boolean discarding;

    private TrackSet(TrackClock clock, Duration preBuffer, BackupMics backups) {
        this.clock = clock;
        this.preBuffer = preBuffer;
        this.backups = backups;
    }

    /** Tracks for a recording that begins now. */
    static TrackSet from(long zeroNanos, BackupMics backups) {
        return new TrackSet(new TrackClock(zeroNanos), Duration.ZERO, backups);
    }

    /**
     * Tracks that wait for a recording; their clock begins with the first frame.
     *
     * @param preBuffer how much they keep meanwhile
     */
    static TrackSet waiting(Duration preBuffer, BackupMics backups) {
        return new TrackSet(null, preBuffer, backups);
    }

    BackupMics backups() {
        return backups;
    }

    SyncLog sync() {
        return sync;
    }

    /** How much a recording that begins now would hold from before. */
    Duration held() {
        long now = System.nanoTime();
        return clock == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - zeroBefore(now)));
    }

    /** The zero of a recording that begins now: the latest moment on the grid that has the whole pre-buffer after it. */
    synchronized long zeroBefore(long nowNanos) {
        if (clock == null) {
            clock = new TrackClock(nowNanos);
        }
        long wanted = clock.since(nowNanos) - preBuffer.toNanos();
        return clock.startNanos() + Math.max(0, Math.floorDiv(wanted, GRID_NANOS) * GRID_NANOS);
    }

    /** From a zero on, which lies on the grid, everything belongs to a recording. */
    synchronized void record(Target recording, long zeroNanos) {
        target = recording;
        dropped.set(-dropped());
        gaps = new SourceGaps(new TrackClock(zeroNanos));
        tracks.forEach((key, track) -> {
            RecordedTrack named = recording.name(track.source(), key.kind());
            track.output().record(format -> recording.master(named, format), clock.since(zeroNanos));
        });
    }

    /** Whether the PC has trouble to keep up. */
    boolean isPressed() {
        return pressure.isRising();
    }

    /** Pictures given up since the recording began because the PC was too slow. */
    long dropped() {
        return dropped.get()
                + tracks.values().stream()
                        .mapToLong(t -> t.recorder().dropped())
                        .sum();
    }

    @Override
    public Optional<RecordingId> id() {
        return Optional.ofNullable(target).map(Target::id);
    }

    @Override
    public void offer(SourceSpec source, CapturedFrame frame, VideoFormat announced) {
        MediaKind kind = frame.frame().kind();
        sync.meter(source.id(), kind).add(frame.frame(), frame.nanos(), System.nanoTime());
        lostSources.remove(source.id());
        SourceGaps noted = gaps;
        if (noted != null) {
            noted.seen(source.id(), frame.nanos()).ifPresent(target::gap);
        }
        if (kind == MediaKind.AUDIO) {
            backups.pass(source, frame).forEach(block -> pass(backups.place(source), block, announced));
        } else {
            pass(source, frame, announced);
        }
    }

    private void pass(SourceSpec source, CapturedFrame frame, VideoFormat announced) {
        Key key = new Key(source.id(), frame.frame().kind());
        Track track = tracks.get(key);
        if (track == null) {
            track = mayStart(key) ? start(key, source, announced, frame.nanos()) : null;
        }
        if (track == null || discarding) {
            frame.close();
        } else {
            track.recorder().offer(frame);
        }
    }

    private boolean mayStart(Key key) {
        Failure failure = failures.get(key);
        return !closing && (failure == null || failure.isOver());
    }

    private synchronized Track start(Key key, SourceSpec source, VideoFormat announced, long firstNanos) {
        if (closing || tracks.containsKey(key) || target != null && started >= MAX_TRACKS) {
            return tracks.get(key);
        }
        if (clock == null) {
            clock = new TrackClock(firstNanos);
        }
        Target recording = target;
        RecordedTrack name = recording == null
                ? TrackName.track(TrackName.free(source.flavor(), key.kind(), n -> false), key.kind(), source)
                : recording.name(source, key.kind());
        TrackOutput output = recording == null
                ? TrackOutput.waiting(preBuffer.plusNanos(2 * GRID_NANOS))
                : TrackOutput.recording(format -> recording.master(name, format));
        TrackEncoder encoder = key.kind() == MediaKind.AUDIO
                ? new AudioTrackEncoder(clock, output)
                : new VideoTrackEncoder(clock, source.flavor(), announced, output);
        started++;
        Track track = LogContext.in(
                id().orElse(null),
                () -> new Track(
                        new TrackRecorder(
                                name,
                                encoder,
                                QueueSize.of(key.kind(), announced),
                                pressure,
                                failure -> failed(key, source, failure)),
                        output,
                        source));
        tracks.put(key, track);
        return track;
    }

    private void failed(Key key, SourceSpec source, EncoderException failure) {
        failures.merge(
                key, new Failure(1, System.nanoTime()), (before, now) -> new Failure(before.count() + 1, now.nanos()));
        synchronized (this) { // not before start() has put it there
            Track gone = tracks.remove(key);
            if (gone != null) {
                dropped.addAndGet(gone.recorder().dropped());
            }
        }
        Target recording = target;
        if (recording != null) {
            recording.failed(source, failure);
        }
    }

    @Override
    public void lost(SourceSpec source, String reason) {
        backups.lost(source.id());
        lostSources.add(source.id());
        SourceGaps noted = gaps;
        if (noted != null) {
            noted.lost(source.id(), reason);
        }
        tracks.forEach((key, track) -> {
            if (key.source().equals(source.id())) {
                absent(key, track);
            }
        });
    }

    /** While nothing is recorded, a source that comes back gets a new track: it may have another shape. */
    private void absent(Key key, Track track) {
        if (target == null) {
            synchronized (this) {
                if (target == null) {
                    tracks.remove(key);
                    track.recorder().end(System.nanoTime());
                    return;
                }
            }
        }
        track.recorder().away(Absence.LOST);
    }

    @Override
    public void ended(SourceSpec source) {
        tracks.forEach((key, track) -> {
            if (key.source().equals(source.id())) {
                track.recorder().end(System.nanoTime());
            }
        });
    }

    /** Stops or starts again to throw away what comes. */
    void discard(boolean on) {
        discarding = on;
        if (on) {
            tracks.values().forEach(track -> track.recorder().away(Absence.DISCARDED));
        } else {
            tracks.forEach((key, track) -> {
                if (lostSources.contains(key.source())) {
                    track.recorder().away(Absence.LOST);
                }
            });
        }
    }

    /** Ends all tracks and waits until what was recorded is on disk. */
    void finish(long endNanos) throws InterruptedException {
        synchronized (this) {
            closing = true;
        }
        tracks.values().forEach(track -> track.recorder().end(endNanos));
        for (Track track : tracks.values()) {
            track.recorder().join();
        }
        SourceGaps noted = gaps;
        if (noted != null) {
            noted.closeAll(endNanos).forEach(target::gap);
        }
        backups.close();
    }
}
