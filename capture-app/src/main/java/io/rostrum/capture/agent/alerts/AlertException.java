package io.rostrum.capture.agent.alerts;

/** An alert that did not get out. The message is a sentence for a technician. */
final class AlertException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    AlertException(boolean retryable, String sentence, Throwable cause) {
        super(sentence, cause);
        this.retryable = retryable;
    }

    /** Whether the same alert may get out later without anybody changing a setting. */
    boolean retryable() {
        return retryable;
    }
}
