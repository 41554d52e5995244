package io.rostrum.uploader.platform;

import java.util.Objects;

/** Why a platform could not start or stop. The message is a whole sentence that says what to do. */
public final class PlatformException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** Another program listens on the port. */
        PORT_IN_USE(true),
        /** This computer has no such address, or may not listen there. */
        ADDRESS(false),
        /** The data directory cannot be read or written. */
        DATA_DIRECTORY(false),
        /** Another platform uses the same data directory. */
        DATA_IN_USE(true),
        /** The web server failed in a way that nobody foresaw. */
        SERVER(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    PlatformException(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing what was asked. */
    public boolean retryable() {
        return code.retryable;
    }
}
