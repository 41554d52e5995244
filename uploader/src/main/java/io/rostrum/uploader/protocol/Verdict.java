package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.time.Duration;

/** Turns an answer that was not hoped for into what it means: another try, or the end. */
final class Verdict {
    private final UploadClock clock;

    Verdict(UploadClock clock) {
        this.clock = clock;
    }

    /** Never returns an exception that was not called for: every status has a meaning here. */
    Fault of(Answer answer) throws UploadException {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return redirect(answer);
        }
        if (answer.ok() || status == 511) {
            return answer.isHtml() || status == 511
                    ? captive(answer)
                    : Fault.again(answer.asked() + " answered " + status + " without the headers of the protocol.");
        }
        return switch (status) {
            case 401, 403, 407 ->
                throw new UploadException(
                        Code.REFUSED,
                        host(answer.asked()) + " does not accept this appliance's token (" + answer.reason()
                                + "); put a valid token into the token file.");
            case 404, 410 -> new Fault(Fault.Kind.GONE, answer.asked() + " no longer exists (" + status + ").");
            case 408, 425, 423, 429 -> later(answer, "asks to come back later");
            case 409 -> new Fault(Fault.Kind.CONFLICT, answer.asked() + " is at another offset than expected.");
            case 413 -> new Fault(Fault.Kind.TOO_LARGE, host(answer.asked()) + " takes no requests as large as this.");
            case 460 -> Fault.again("The bytes for " + answer.asked() + " were damaged on the way.");
            case 507 -> later(answer, "has no room left on its disk");
            default -> {
                if (status >= 500 && status != 501 && status != 505) {
                    yield later(answer, "has trouble");
                }
                throw new UploadException(
                        Code.REJECTED, answer.asked() + " does not take the upload (" + answer.reason() + ").");
            }
        };
    }

    private Fault later(Answer answer, String what) {
        Duration wait = answer.retryAfter(clock).orElse(null);
        return new Fault(
                Fault.Kind.AGAIN, host(answer.asked()) + " " + what + " (" + answer.reason() + ").", wait, null);
    }

    /** Redirects are not followed: they would carry the token and the lecture to another place. */
    private static Fault redirect(Answer answer) throws UploadException {
        String location = answer.headers().get("Location");
        URI target;
        try {
            target = location == null ? null : answer.asked().resolve(location);
        } catch (IllegalArgumentException e) {
            return captive(answer);
        }
        boolean sameHost = target != null && answer.asked().getHost().equalsIgnoreCase(target.getHost());
        if (!sameHost) {
            return captive(answer);
        }
        throw new UploadException(
                Code.BAD_DESTINATION,
                answer.asked() + " redirects to " + target + "; write that address as the destination.");
    }

    static Fault captive(Answer answer) {
        String location = answer.headers().get("Location");
        return Fault.again("A web page" + (location == null ? "" : " (" + location + ")") + " answered instead of "
                + host(answer.asked()) + ": the network asks for a login, or the address is wrong.");
    }

    static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
