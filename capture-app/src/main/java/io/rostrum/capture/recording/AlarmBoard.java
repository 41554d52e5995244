package io.rostrum.capture.recording;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The alarms that last, each with its onset; tells of each one's onset and end. Any thread. */
final class AlarmBoard {
    private record Key(AlarmKind kind, String source) {}

    private final Clock clock;
    private final Consumer<Alarm> told;
    private final Map<Key, Alarm> lasting = new LinkedHashMap<>();
    private RecordingId recording;

    /**
     * A board without alarms.
     *
     * @param told hears of each onset and end; must be quick
     */
    AlarmBoard(Clock clock, Consumer<Alarm> told) {
        this.clock = clock;
        this.told = told;
    }

    /** Which recording alarms belong to that begin from now on; null for none. */
    synchronized void during(RecordingId id) {
        recording = id;
    }

    /** A condition holds. While it lasts already, only its numbers are new. */
    synchronized void raise(AlarmKind kind, String source, Map<String, Double> values) {
        Key key = new Key(kind, source);
        Alarm before = lasting.get(key);
        if (before != null) {
            lasting.put(key, before.with(values));
            return;
        }
        Alarm alarm = new Alarm(
                UUID.randomUUID().toString(), kind, kind.severity(), source, recording, clock.instant(), null, values);
        lasting.put(key, alarm);
        told.accept(alarm);
    }

    /** A condition holds no more; nothing happens if it did not. */
    synchronized void clear(AlarmKind kind, String source) {
        Alarm alarm = lasting.remove(new Key(kind, source));
        if (alarm != null) {
            told.accept(alarm.ending(clock.instant()));
        }
    }

    /** Raises or clears. */
    void set(boolean holds, AlarmKind kind, String source, Map<String, Double> values) {
        if (holds) {
            raise(kind, source, values);
        } else {
            clear(kind, source);
        }
    }

    /** Those that last, oldest first. */
    synchronized List<Alarm> lasting() {
        return List.copyOf(lasting.values());
    }
}
