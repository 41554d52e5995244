package io.rostrum.capture.kiosk.client;

/**
 * The room left for recordings.
 *
 * @param freeBytes bytes, negative when not known
 * @param hoursLeft hours of recording at the present settings, negative when not known
 */
public record Disk(long freeBytes, double hoursLeft) {
    /** The agent did not say. */
    public static final Disk UNKNOWN = new Disk(-1, -1);

    /** Whether the agent said how much is left. */
    public boolean isKnown() {
        return hoursLeft >= 0;
    }
}
