package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.client.Alarm;
import io.rostrum.capture.kiosk.model.Health.Severity;
import java.util.List;

/** Puts the agent's alarms into words: what is, and what to do. */
final class AlarmWords {
    private final Messages messages;

    AlarmWords(Messages messages) {
        this.messages = messages;
    }

    /** Whether there are words for it; a newer agent may know more kinds. */
    boolean has(Alarm alarm) {
        return messages.has(key(alarm));
    }

    StatusLine line(Alarm alarm) {
        String key = key(alarm);
        return new StatusLine(Severity.WARNING, messages.get(key), List.of(messages.get(key + ".advice")));
    }

    private static String key(Alarm alarm) {
        return "alarm." + alarm.kind();
    }
}
