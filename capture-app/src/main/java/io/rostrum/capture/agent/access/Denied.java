package io.rostrum.capture.agent.access;

import java.time.Duration;

/** A request that is not allowed; the message is a sentence that says how it would be. */
public final class Denied extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It must show who it is. */
        UNKNOWN,
        /** It is known, and may not. */
        FORBIDDEN,
        /** It must wait. */
        TOO_MANY,
        /** What it asks for is not allowed to anybody. */
        BAD
    }

    private final Reason reason;
    private final transient Duration wait;

    Denied(Reason reason, String sentence) {
        this(reason, sentence, Duration.ZERO);
    }

    Denied(Reason reason, String sentence, Duration wait) {
        super(sentence);
        this.reason = reason;
        this.wait = wait;
    }

    public Reason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return wait;
    }
}
