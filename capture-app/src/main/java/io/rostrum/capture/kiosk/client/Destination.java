package io.rostrum.capture.kiosk.client;

/**
 * Where lectures are uploaded to.
 *
 * @param configured whether there is such a place
 * @param window the hours in which uploads may run, as {@code 22:00-05:30} in local time, or {@code null} for always
 */
public record Destination(boolean configured, String window) {
    /** Nothing is uploaded. */
    public static final Destination NONE = new Destination(false, null);
}
