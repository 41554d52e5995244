package io.rostrum.capture.agent.settings;

/**
 * From when on the PC's condition is an alarm.
 *
 * @param cpuPercent of the processor busy over a minute
 * @param celsius of the hottest sensor
 */
public record AlarmSettings(int cpuPercent, int celsius) {
    public static final AlarmSettings STANDARD = new AlarmSettings(95, 90);
}
