package io.rostrum.capture.agent.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two lectures that are taught at once, from one moment to another. */
public record Conflict(Occurrence first, Occurrence second, Instant start, Instant end) {
    /** Enough for a person to see what is wrong. */
    private static final int MOST = 100;

    /** The conflicts among lectures that are sorted by their start; at most {@value #MOST}. */
    static List<Conflict> among(List<Occurrence> sorted) {
        List<Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Occurrence first = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).start().isBefore(first.end()); j++) {
                if (conflicts.size() == MOST) {
                    return conflicts;
                }
                Occurrence second = sorted.get(j);
                Instant end = first.end().isBefore(second.end()) ? first.end() : second.end();
                conflicts.add(new Conflict(first, second, second.start(), end));
            }
        }
        return conflicts;
    }
}
