package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.Alarm;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An alarm, for programs. */
record AlarmView(
        String id,
        String kind,
        String severity,
        String source,
        String recording,
        Instant onset,
        Instant end,
        Map<String, Double> values) {
    static AlarmView of(Alarm alarm) {
        return new AlarmView(
                alarm.id(),
                alarm.kind().id(),
                alarm.severity().id(),
                alarm.source(),
                alarm.recording() == null ? null : alarm.recording().value(),
                alarm.onset(),
                alarm.end(),
                new TreeMap<>(alarm.values()));
    }
}
