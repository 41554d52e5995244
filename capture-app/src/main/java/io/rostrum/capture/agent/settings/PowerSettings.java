package io.rostrum.capture.agent.settings;

/**
 * What happens when the PC runs on its battery or UPS.
 *
 * @param lowPercent at this charge the lecture is closed and encoding stops
 * @param shutDown whether the PC is then shut down; else it is left to run dry
 */
public record PowerSettings(int lowPercent, boolean shutDown) {
    public static final PowerSettings STANDARD = new PowerSettings(15, true);
}
