package io.rostrum.capture.recording;

import java.util.List;

/** Hears what the recorder does. Called on the recorder's own event thread, never on one that captures; may be slow. */
public interface RecorderListener {
    /** The recorder's or a source's state changed, or a second of a recording went by. */
    default void statusChanged(RecorderStatus status) {}

    /** New levels; about 15 times a second while a source with sound works. */
    default void levels(List<SoundLevel> levels) {}

    /**
     * While it records, the PC begins or ceases to have trouble to keep up: what can wait should. Comes before a picture is
     * given up where that can be foreseen.
     */
    default void pressed(boolean high) {}

    /** An alarm began, its numbers changed much, or it ended ({@link Alarm#isOver()}). */
    default void alarm(Alarm alarm) {}

    /** A recording began, got a track, gap, marker or pause, had its end moved, or ended. */
    default void recordingChanged(Recording recording) {}

    /** The first fragment of this recording is safe on disk: from now on a power cut leaves something to watch. */
    default void firstFragment(Recording recording) {}
}
