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
        OccurrenceView next,
        List<AlarmView> alarms,
        long preBufferMs) {
    /** The recording that runs. */
    record RunningView(
            String id,
            String title,
            String course,
            String lecturer,
            String language,
            String state,
            Instant startedAt,
            long elapsedMs,
            String layout,
            PausedView paused,
            Instant plannedEnd,
            List<RecordingView.MarkerView> markers,
            long preBufferMs,
            long droppedFrames,
            String problem) {}

    /** A pause that lasts. */
    record PausedView(String mode, Instant since) {}

    /** Room for lectures; the hours are an estimate. */
    record DiskView(long freeBytes, double hoursLeft) {}

    /** Where lectures go, and the hours in which they may travel, or null for any hour. */
    record DestinationView(boolean configured, String window) {}
}
