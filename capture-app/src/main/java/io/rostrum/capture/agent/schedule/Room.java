package io.rostrum.capture.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The recorder, as a timetable sees it. Any thread. */
public interface Room {
    /**
     * A recording that runs.
     *
     * @param plannedEnd when the recorder ends it by itself; null if it does not
     */
    record Running(String recording, Instant startedAt, Instant plannedEnd) {}

    /** A start or stop that did not work; the message is a sentence. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** The recording that runs. */
    Optional<Running> running();

    /**
     * Starts a recording that ends by itself, and returns when it runs.
     *
     * @throws Refused if none runs now
     */
    Running start(Lecture lecture, Duration length) throws Refused;

    /**
     * Moves the planned end of the recording that runs; if it has none, the time counts from now.
     *
     * @throws Refused if none runs
     */
    void extend(Duration by) throws Refused;

    /**
     * Ends the recording that runs.
     *
     * @throws Refused if it goes on
     */
    void stop() throws Refused;
}
