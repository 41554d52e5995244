package io.rostrum.capture.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The recorder at one moment.
 *
 * @param state what it does
 * @param recording the recording that runs
 * @param elapsed since its start; zero when none runs
 * @param sources in configured order
 * @param levels of the sources that carry sound
 * @param droppedFrames pictures of the recording that runs, or of the last one, that were given up because the PC was too
 *     slow
 * @param pause the pause that lasts
 * @param preBuffer how much a recording that starts now would hold from before; zero while one runs
 * @param alarms those that last, oldest first
 * @param problem one sentence if a track of this recording could not be written, else empty
 */
public record RecorderStatus(
        RecorderState state,
        Optional<Recording> recording,
        Duration elapsed,
        List<SourceStatus> sources,
        List<SoundLevel> levels,
        long droppedFrames,
        Optional<Pause> pause,
        Duration preBuffer,
        List<Alarm> alarms,
        Optional<String> problem) {}
