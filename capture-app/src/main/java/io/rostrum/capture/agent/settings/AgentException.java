package io.rostrum.capture.agent.settings;

import java.util.Objects;

/** The agent's one checked failure. The message is a whole sentence for a technician: what is wrong and what to do. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** A setting, option or file that somebody must correct. */
        BAD_INPUT(false),
        /** Another program holds the data folder or the port. */
        IN_USE(true),
        /** The disk or the database failed. */
        IO(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    public AgentException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public AgentException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing a setting. */
    public boolean retryable() {
        return code.retryable;
    }
}
