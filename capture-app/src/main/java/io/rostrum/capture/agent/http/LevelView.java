package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.SoundLevel;
import java.util.List;

/** How loud a source is, in dBFS to a tenth. */
record LevelView(String source, double peakDbfs, double rmsDbfs) {
    static List<LevelView> of(List<SoundLevel> levels) {
        return levels.stream()
                .map(level -> new LevelView(level.source(), tenths(level.peakDbfs()), tenths(level.rmsDbfs())))
                .toList();
    }

    private static double tenths(double dbfs) {
        return Math.round(Math.max(SoundLevel.FLOOR_DBFS, dbfs) * 10) / 10.0;
    }
}
