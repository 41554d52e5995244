package io.rostrum.capture.agent.http;

import java.time.Instant;
import java.util.List;

/** The whole state of a room. */
record StatusView(
        String version,
        String room,
        String state,
        RunningView recording,
        List<SourceView> sources,
        List<LevelView> levels,
        List<String> layouts,
        DiskView disk,
        DestinationView destination,
        List<JobView> jobs,
        OccurrenceView next) {
    /** The recording that runs. */
    record RunningView(String id, String title, String state, Instant startedAt, long elapsedMs, String layout) {}

    /** Room for lectures; the hours are an estimate. */
    record DiskView(long freeBytes, double hoursLeft) {}

    /** Where lectures go, and the hours in which they may travel, or null for any hour. */
    record DestinationView(boolean configured, String window) {}
}
