package io.rostrum.capture.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the engine must remember over a restart. Immutable.
 *
 * @param running the lecture that is being recorded, or null
 * @param done lectures that are not to be recorded any more, each with its end
 */
record EngineState(Running running, Map<String, Instant> done) {
    static final EngineState EMPTY = new EngineState(null, Map.of());

    private static final Duration MEMORY = Duration.ofDays(2);

    EngineState {
        done = done == null ? Map.of() : Map.copyOf(done);
    }

    /**
     * A recording of a lecture of the timetable.
     *
     * @param recording its id
     * @param occurrence the key of the lecture
     * @param end when the lecture ends
     */
    record Running(String recording, String occurrence, Instant end) {}

    EngineState running(Running next) {
        return new EngineState(next, done);
    }

    /** Nothing runs any more, and what ran is done. */
    EngineState finished() {
        if (running == null) {
            return this;
        }
        Map<String, Instant> more = new HashMap<>(done);
        more.put(running.occurrence(), running.end());
        return new EngineState(null, more);
    }

    /** Without what nobody will ask about again. */
    EngineState at(Instant now) {
        if (done.values().stream().noneMatch(end -> end.plus(MEMORY).isBefore(now))) {
            return this;
        }
        Map<String, Instant> recent = new HashMap<>(done);
        recent.values().removeIf(end -> end.plus(MEMORY).isBefore(now));
        return new EngineState(running, recent);
    }
}
