package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.TokenException;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.net.URI;

/** Hands the token to its destination and to nobody else. */
final class Credentials {
    private final TokenSource source;
    private final URI owner;

    /** @param source null if the destination asks for no token */
    Credentials(TokenSource source, URI owner) {
        this.source = source;
        this.owner = owner;
    }

    /**
     * The token, or null if there is none or the address belongs to somebody else.
     *
     * @throws Fault if none can be had just now
     */
    String tokenFor(URI uri) throws Fault, UploadException {
        if (source == null || !HttpLink.sameOrigin(owner, uri)) {
            return null;
        }
        try {
            String token = source.token();
            if (token == null || token.isBlank()) {
                return null;
            }
            String clean = token.strip();
            if (!clean.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new UploadException(
                        Code.REFUSED, "The token holds characters that no token has; put a valid one into its file.");
            }
            return clean;
        } catch (TokenException e) {
            if (e.passes()) {
                throw new Fault(Fault.Kind.AGAIN, e.getMessage(), null, e);
            }
            throw new UploadException(Code.REFUSED, e.getMessage(), e);
        } catch (IOException e) {
            throw new UploadException(Code.IO, "The token cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Whether another token is there after one was not taken. */
    boolean renewed(URI uri, String refused) throws Fault, UploadException {
        if (refused == null) {
            return false;
        }
        source.refused(refused);
        return !refused.equals(tokenFor(uri));
    }
}
