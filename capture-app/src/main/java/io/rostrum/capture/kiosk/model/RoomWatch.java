package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.Recording;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/** Listens and looks: judges the room now, and remembers how one lecture was. For the JavaFX thread. */
final class RoomWatch {
    private static final Duration LEVELS_EXPECTED = Duration.ofSeconds(1);
    /** A recording that is older than this when first seen was started elsewhere. */
    private static final Duration SEEN_FROM_START = Duration.ofSeconds(5);

    private final KioskModel model;
    private final Desk desk;
    private final Notices notices;
    private final SoundWatch sound;
    private LectureWatch lecture = new LectureWatch();
    private long levelNanos;

    RoomWatch(KioskModel model, Desk desk, Notices notices) {
        this.model = model;
        this.desk = desk;
        this.notices = notices;
        this.sound = new SoundWatch(nanos());
    }

    /** Nothing was heard for a while, for whatever reason: silence counts from now. */
    void restart() {
        sound.restart(nanos());
    }

    void begin(Recording recording) {
        lecture = new LectureWatch();
        restart();
        if (recording.elapsed().compareTo(SEEN_FROM_START) > 0) {
            lecture.missedSome();
        }
    }

    void missedSome() {
        lecture.missedSome();
    }

    Receipt receipt(Recording recording) {
        return new Receipt(recording, lecture.sound(), lecture.picture());
    }

    void hear(List<Level> levels) {
        Level loudest =
                levels.stream().max(Comparator.comparingDouble(Level::rmsDbfs)).orElse(Level.SILENCE);
        levelNanos = nanos();
        model.level.set(loudest);
        sound.hear(loudest, levelNanos);
        if (isLive()) {
            lecture.hear(loudest);
        }
    }

    void tick() {
        if (nanos() - levelNanos > LEVELS_EXPECTED.toNanos()) {
            model.level.set(Level.SILENCE);
        }
        judge();
    }

    void judge() {
        AgentStatus status = model.status.get();
        if (status == null) {
            return;
        }
        Health health = Health.of(
                status,
                sound.verdict(nanos()),
                LocalDateTime.now(desk.clock()).toLocalTime(),
                isLive(),
                notices.current());
        if (isLive()) {
            lecture.see(health);
        }
        model.health.set(health);
    }

    /** Silence in a pause is no fault. */
    private boolean isLive() {
        Recording recording = model.recording.get();
        return model.state.get() == KioskState.RECORDING && recording != null && !recording.isPaused();
    }

    private long nanos() {
        return desk.nanoTime().getAsLong();
    }
}
