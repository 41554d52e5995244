package io.rostrum.capture.agent.schedule;

/** A calendar that cannot be used; the message is a sentence for a technician. */
final class CalendarException extends Exception {
    private static final long serialVersionUID = 1L;

    CalendarException(String sentence) {
        super(sentence);
    }

    CalendarException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
