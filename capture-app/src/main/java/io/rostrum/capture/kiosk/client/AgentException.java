package io.rostrum.capture.kiosk.client;

/** The agent could not be asked, or refused; its message is a sentence for a technician. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is; screens choose their words by it. */
    public enum Code {
        /** No connection, or no answer in time. */
        NOT_ANSWERING(true),
        /** The token file is missing, unreadable or out of date. */
        NOT_ALLOWED(false),
        /** The agent is in another state than the request needs. */
        CONFLICT(false),
        /** No source could be opened. */
        NO_SOURCE(true),
        /** There is no such recording or file. */
        NOT_FOUND(false),
        /** There is no room left for a lecture. */
        DISK_FULL(false),
        /** Any other refusal or an answer that is not understood. */
        REFUSED(false);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    /** @param message a sentence for a technician */
    public AgentException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The kind of failure. */
    public Code code() {
        return code;
    }

    /** Whether the same request may succeed a moment later. */
    public boolean isRetryable() {
        return code.retryable;
    }
}
