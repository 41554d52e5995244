package io.rostrum.capture.agent.alarms;

import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import io.rostrum.capture.recording.RecorderListener;
import io.rostrum.capture.recording.RecordingId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The agent's own alarms while they last, and the way of all alarms, also the recorder's, into the history and to whoever
 * listens. Never waits for the disk. Any thread.
 */
public final class AlarmBook implements RecorderListener {
    /** What an alarm is about: one of a kind for each subject. */
    private record Key(AlarmKind kind, String subject) {}

    private final Clock clock;
    private final AlarmHistory history;
    private final Map<Key, Alarm> lasting = new LinkedHashMap<>();
    private final List<Consumer<Alarm>> listeners = new CopyOnWriteArrayList<>();

    public AlarmBook(AlarmHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** From now on tells a listener of each alarm that begins, gets worse or better, or ends. */
    public void addListener(Consumer<Alarm> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Alarm> listener) {
        listeners.remove(listener);
    }

    /** The agent's own alarms that last, oldest first. */
    public synchronized List<Alarm> lasting() {
        return new ArrayList<>(lasting.values());
    }

    /** All that is known of the past. */
    public AlarmHistory history() {
        return history;
    }

    /**
     * A condition holds; if it held before, only its numbers change.
     *
     * @param severity how bad it is now
     * @param recording which recording it is about, or null
     */
    public void raise(AlarmKind kind, Alarm.Severity severity, RecordingId recording, Map<String, Double> values) {
        Alarm news;
        synchronized (this) {
            Key key = key(kind, recording);
            Alarm before = lasting.get(key);
            if (before == null) {
                news = new Alarm(
                        UUID.randomUUID().toString(), kind, severity, null, recording, clock.instant(), null, values);
            } else {
                news = new Alarm(before.id(), kind, severity, null, recording, before.onset(), null, values);
            }
            lasting.put(key, news);
            if (before != null && before.severity() == severity) {
                return; // whoever looks sees the numbers; nobody needs to be told of each
            }
        }
        tell(news);
    }

    /** A condition does not hold; if it did, its alarm is over. */
    public void clear(AlarmKind kind, RecordingId recording) {
        Alarm over;
        synchronized (this) {
            Alarm before = lasting.remove(key(kind, recording));
            if (before == null) {
                return;
            }
            over = before.ending(clock.instant());
        }
        tell(over);
    }

    /** Raises or clears, as a condition holds or not. */
    public void set(boolean holds, AlarmKind kind, Map<String, Double> values) {
        if (holds) {
            raise(kind, kind.severity(), null, values);
        } else {
            clear(kind, null);
        }
    }

    private static Key key(AlarmKind kind, RecordingId recording) {
        return new Key(kind, recording == null ? "" : recording.value());
    }

    /** The recorder's own: it keeps those that last. */
    @Override
    public void alarm(Alarm alarm) {
        tell(alarm);
    }

    private void tell(Alarm alarm) {
        history.keep(alarm);
        listeners.forEach(listener -> listener.accept(alarm));
    }
}
