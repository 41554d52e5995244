package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Watches a room's sources and disk and raises alarms; asked about fifteen times a second. It only looks: nothing that it
 * finds stops or blocks capture. Any thread.
 */
final class RoomWatch {
    /** Video that is missing for so long, beyond the time that its pictures are apart, is told. */
    private static final double LATE_SECONDS = 0.5;
    /** Sound comes in blocks of up to half a second. */
    private static final double LATE_SOUND_SECONDS = 1;
    /** So much speech within {@link #SPEECH_WINDOW} is teaching, not a greeting. */
    private static final Duration TEACHING = Duration.ofSeconds(20);

    private static final Duration SPEECH_WINDOW = Duration.ofSeconds(60);
    /** After so long without a drop the PC keeps up again. */
    private static final long DROPS_OVER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Duration DISK_LOW = Duration.ofMinutes(30);

    private final AlarmBoard board;
    private final Map<String, SoundWatch> sounds = new HashMap<>();
    private long lastNanos;
    private double speechSeconds;
    private long lastDropped;
    private long dropsBefore;
    private boolean recording;

    RoomWatch(AlarmBoard board, long nanos) {
        this.board = board;
        this.lastNanos = nanos;
    }

    /** A recording begins or ends (null). */
    synchronized void recording(RecordingId id, long nanos) {
        board.during(id);
        recording = id != null;
        speechSeconds = 0;
        dropsBefore = 0;
        lastDropped = 0;
        sounds.values().forEach(watch -> watch.begin(nanos));
        board.clear(AlarmKind.TEACHING_NOT_RECORDING, null);
        board.clear(AlarmKind.DISK_ERROR, null);
        board.clear(AlarmKind.FRAMES_DROPPED, null);
    }

    /** Looks at all sources. */
    synchronized void look(Iterable<SourceRunner> runners, BackupMics backups, long nanos) {
        boolean speaking = false;
        for (SourceRunner runner : runners) {
            presence(runner, nanos);
            if (runner.state() == SourceState.OK) {
                sound(runner, nanos);
                picture(runner);
                speaking |= runner.isSpeaking();
            } else {
                quiet(runner, nanos);
            }
            String id = runner.spec().id();
            board.set(recording && backups != null && backups.stands(id), AlarmKind.BACKUP_MIC, id, Map.of());
        }
        teaching(speaking, nanos);
        lastNanos = nanos;
    }

    private void presence(SourceRunner runner, long nanos) {
        double apart = runner.status().video() == null
                ? 0
                : 2 / Math.max(1, runner.status().video().frameRate());
        boolean sound = runner.spec().media() == MediaKind.AUDIO;
        double missing = runner.secondsSinceFrame(nanos);
        boolean late = runner.state() == SourceState.OK
                && runner.live()
                && missing > (sound ? LATE_SOUND_SECONDS : LATE_SECONDS + apart);
        boolean lost = runner.state() == SourceState.LOST || late;
        board.set(lost, AlarmKind.SOURCE_LOST, runner.spec().id(), Map.of("seconds", missing));
    }

    /** No sound is an alarm only while it is recorded: nobody is nagged while a room is set up. */
    private void sound(SourceRunner runner, long nanos) {
        String id = runner.spec().id();
        runner.level().ifPresent(level -> {
            SoundWatch watch = sounds.computeIfAbsent(id, key -> new SoundWatch(nanos));
            watch.add(level, nanos);
            boolean silent = recording && watch.isSilent();
            board.set(silent, AlarmKind.NO_SOUND, id, Map.of("seconds", watch.silentSeconds()));
            board.set(watch.isClipping(), AlarmKind.CLIPPING, id, Map.of("peakDbfs", level.peakDbfs()));
        });
    }

    private void picture(SourceRunner runner) {
        String id = runner.spec().id();
        PictureWatch watch = runner.pictures();
        board.set(watch.isBlack(), AlarmKind.BLACK, id, Map.of("seconds", watch.blackSeconds()));
        boolean frozen = runner.live() && runner.spec().flavor() == Flavor.PRESENTER && watch.isFrozen();
        board.set(frozen, AlarmKind.FROZEN, id, Map.of("seconds", watch.frozenSeconds()));
    }

    /** A source that is lost is told as that, and as nothing else. */
    private void quiet(SourceRunner runner, long nanos) {
        String id = runner.spec().id();
        SoundWatch watch = sounds.get(id);
        if (watch != null) {
            watch.begin(nanos);
        }
        board.clear(AlarmKind.NO_SOUND, id);
        board.clear(AlarmKind.CLIPPING, id);
        board.clear(AlarmKind.BLACK, id);
        board.clear(AlarmKind.FROZEN, id);
    }

    /** Speech fills a vessel that leaks: enough of it within a minute, and somebody teaches. */
    private void teaching(boolean speaking, long nanos) {
        double seconds = Math.min(1, (nanos - lastNanos) / 1e9);
        double leak = seconds * TEACHING.toSeconds() / SPEECH_WINDOW.toSeconds();
        double most = TEACHING.toSeconds() * 1.5;
        speechSeconds = recording ? 0 : Math.max(0, Math.min(most, speechSeconds + (speaking ? seconds : 0) - leak));
        if (!recording && speechSeconds >= TEACHING.toSeconds()) {
            board.raise(AlarmKind.TEACHING_NOT_RECORDING, null, Map.of("seconds", speechSeconds));
        } else if (speechSeconds <= 0) {
            board.clear(AlarmKind.TEACHING_NOT_RECORDING, null);
        }
    }

    /** The recording's dropped pictures and the disk, once a second. */
    synchronized void look(long dropped, DiskGuard.Left disk, long nanos) {
        if (dropped > dropsBefore) {
            dropsBefore = dropped;
            lastDropped = nanos;
            board.raise(AlarmKind.FRAMES_DROPPED, null, Map.of("frames", (double) dropped));
        } else if (nanos - lastDropped > DROPS_OVER_NANOS) {
            board.clear(AlarmKind.FRAMES_DROPPED, null);
        }
        board.set(
                disk.time().compareTo(DISK_LOW) < 0,
                AlarmKind.DISK_LOW,
                null,
                Map.of("minutesLeft", disk.time().toSeconds() / 60.0, "freeBytes", (double) disk.bytes()));
    }

    /** A track could not be written. */
    void trackFailed(EncoderException failure) {
        if (failure.code() == EncoderException.Code.IO) {
            board.raise(AlarmKind.DISK_ERROR, null, Map.of());
        }
    }
}
