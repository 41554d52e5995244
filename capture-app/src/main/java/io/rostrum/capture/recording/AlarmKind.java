package io.rostrum.capture.recording;

import io.rostrum.capture.recording.Alarm.Severity;
import java.util.Locale;

/** What the recorder and the agent around it watch for. */
public enum AlarmKind {
    /** A source that carries sound gives none: value {@code seconds}. */
    NO_SOUND(Severity.SERIOUS),
    /** Sound is so loud that it is cut off: value {@code peakDbfs}. */
    CLIPPING(Severity.WARNING),
    /** A picture is black: value {@code seconds}. */
    BLACK(Severity.WARNING),
    /** A camera's picture does not move at all: value {@code seconds}. */
    FROZEN(Severity.WARNING),
    /** A source gives nothing; it is tried again by itself: value {@code seconds}. */
    SOURCE_LOST(Severity.SERIOUS),
    /** A microphone's backup is recorded in its place. */
    BACKUP_MIC(Severity.WARNING),
    /** Pictures were given up because the PC is too slow: value {@code frames}. */
    FRAMES_DROPPED(Severity.WARNING),
    /** The disk will be full before long: values {@code minutesLeft}, {@code freeBytes}. */
    DISK_LOW(Severity.WARNING),
    /** The disk refuses to be written. */
    DISK_ERROR(Severity.SERIOUS),
    /** Somebody speaks, but no recording runs: value {@code seconds} of speech. */
    TEACHING_NOT_RECORDING(Severity.WARNING),
    /** The PC's clock is not kept right by the network; recordings would bear wrong times. */
    CLOCK_UNSYNCHRONISED(Severity.WARNING),
    /** The PC has hardly any processor left: value {@code percent}. */
    CPU(Severity.WARNING),
    /** The PC is hot: value {@code celsius}. */
    TEMPERATURE(Severity.WARNING),
    /** The PC runs on its battery or its UPS: values {@code percent}, {@code minutesLeft}, as far as known. */
    BATTERY(Severity.WARNING),
    /** A lecture does not reach its destination: value {@code failures}. */
    UPLOAD_FAILING(Severity.WARNING),
    /** A lecture cannot be encoded: value {@code failures}. */
    ENCODE_FAILING(Severity.WARNING),
    /** A lecture of the timetable should be recorded and is not. */
    SLOT_MISSED(Severity.SERIOUS),
    /** The settings file was changed and holds a fault; the last good settings stay in force. */
    SETTINGS(Severity.WARNING);

    private final Severity severity;

    AlarmKind(Severity severity) {
        this.severity = severity;
    }

    /** How bad it is as a rule. */
    public Severity severity() {
        return severity;
    }

    /** The kind's name in JSON, for example {@code no-sound}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
