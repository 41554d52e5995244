package io.rostrum.uploader.protocol;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A failure that another try may mend; never leaves the package. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** Ask for the offset and go on. */
        AGAIN,
        /** The upload no longer exists: create it anew. */
        GONE,
        /** The destination's offset is another than ours (409). */
        CONFLICT,
        /** The body is too large for the destination (413). */
        TOO_LARGE
    }

    private final Kind kind;
    private final Duration wait;

    Fault(Kind kind, String sentence, Duration wait, Throwable cause) {
        super(sentence, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.wait = wait;
    }

    Fault(Kind kind, String sentence) {
        this(kind, sentence, null, null);
    }

    static Fault again(String sentence) {
        return new Fault(Kind.AGAIN, sentence);
    }

    Kind kind() {
        return kind;
    }

    /** How long the destination asks to wait. */
    Optional<Duration> asksToWait() {
        return Optional.ofNullable(wait);
    }
}
