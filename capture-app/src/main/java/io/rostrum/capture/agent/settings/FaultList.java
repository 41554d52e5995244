package io.rostrum.capture.agent.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The faults of one document, found while it is read. */
final class FaultList {
    private static final int MOST = 100;

    private final Map<String, Integer> lines;
    private final List<SettingsFault> faults = new ArrayList<>();

    /** @param lines where each path stands in the file; empty if there is no file */
    FaultList(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    void add(String path, String message) {
        if (faults.size() < MOST) {
            faults.add(new SettingsFault(path, lines.getOrDefault(path, 0), message));
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<SettingsFault> all() {
        return List.copyOf(faults);
    }
}
