package io.rostrum.capture.agent.alerts;

import io.rostrum.capture.recording.Alarm;
import java.util.Locale;

/** What an alert says, in plain English. */
final class AlertWords {
    private AlertWords() {}

    static String sentence(Alert.State state, Alarm alarm) {
        return switch (state) {
            case TEST -> "This is a test. Alerts of this room get here.";
            case BEGINS -> begins(alarm);
            case ENDS -> "It is over: " + begins(alarm);
        };
    }

    private static String begins(Alarm alarm) {
        String source = alarm.source() == null ? "a source" : alarm.source();
        return switch (alarm.kind()) {
            case NO_SOUND -> "A lecture is recorded without sound: nothing is heard from " + source + ".";
            case CLIPPING -> "The sound of " + source + " is too loud.";
            case BLACK -> "The picture of " + source + " is black.";
            case FROZEN -> "The picture of " + source + " stands still.";
            case SOURCE_LOST -> "The device " + source + " is missing.";
            case BACKUP_MIC -> "The backup microphone is recorded in the place of " + source + ".";
            case FRAMES_DROPPED -> "The PC is too slow and gives pictures up.";
            case DISK_LOW ->
                "The disk is nearly full" + number(alarm, "minutesLeft", ": room for %d more minutes of a lecture")
                        + ".";
            case DISK_ERROR -> "The disk refuses to be written.";
            case TEACHING_NOT_RECORDING -> "Somebody teaches, and nothing is recorded.";
            case CLOCK_UNSYNCHRONISED -> "The PC's clock is not kept right by the network.";
            case CPU -> "The PC has hardly any processor left.";
            case TEMPERATURE -> "The PC is hot" + number(alarm, "celsius", ": %d °C") + ".";
            case BATTERY -> "The PC runs on its battery" + number(alarm, "percent", ": %d%% are left") + ".";
            case UPLOAD_FAILING ->
                "A lecture does not reach its destination" + number(alarm, "failures", "; it failed %d times") + ".";
            case ENCODE_FAILING -> "A lecture cannot be prepared for upload.";
            case SLOT_MISSED -> "A lecture of the timetable should be recorded now and is not.";
            case SETTINGS -> "The settings file holds a fault; the last good settings are in force.";
        };
    }

    private static String number(Alarm alarm, String name, String format) {
        Double value = alarm.values().get(name);
        return value == null ? "" : String.format(Locale.ROOT, format, Math.round(value));
    }
}
