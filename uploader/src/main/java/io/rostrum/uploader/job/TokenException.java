package io.rostrum.uploader.job;

import java.io.IOException;

/** No token can be had; the message is a whole sentence for a technician. */
public final class TokenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passes;

    /** @param passes whether asking again later may help */
    public TokenException(String sentence, boolean passes, Throwable cause) {
        super(sentence, cause);
        this.passes = passes;
    }

    /** Whether asking again later may help. */
    public boolean passes() {
        return passes;
    }
}
