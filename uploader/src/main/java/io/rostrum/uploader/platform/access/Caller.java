package io.rostrum.uploader.platform.access;

import io.rostrum.uploader.platform.http.ProblemException;
import java.util.Objects;
import org.eclipse.jetty.server.Request;

/**
 * Who sends a request.
 *
 * @param name the appliance's name; empty for whoever has the platform's own token, who may do everything
 * @param quota how many bytes its lectures may take; {@link Long#MAX_VALUE} when there is no limit
 */
public record Caller(String name, long quota) {
    /** The holder of the platform's own token. */
    static final Caller PLATFORM = new Caller("", Long.MAX_VALUE);

    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        Objects.requireNonNull(name, "name");
    }

    /** The caller whom {@link TokenGate} let in. */
    public static Caller of(Request request) {
        return (Caller) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "The gate stands before this handler");
    }

    void attach(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Refuses one appliance what belongs to another. */
    public void requireMayChange(String owner) throws ProblemException {
        if (!name.isEmpty() && !owner.isEmpty() && !owner.equals(name)) {
            throw new ProblemException(
                    403,
                    "Another's lecture",
                    "This lecture was sent by another appliance. Use its token, or the platform's own.");
        }
    }
}
