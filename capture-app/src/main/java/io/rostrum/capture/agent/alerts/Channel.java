package io.rostrum.capture.agent.alerts;

/** A way for alerts to people. */
interface Channel {
    /** Its name in the API: {@code mail} or {@code webhook}. */
    String name();

    /** Whether the settings in force name this way. */
    boolean isUsed();

    /**
     * Sends one alert, and waits until the other side has taken it.
     *
     * @throws AlertException if it did not
     * @throws InterruptedException if the agent ends meanwhile
     */
    void send(Alert alert) throws AlertException, InterruptedException;
}
