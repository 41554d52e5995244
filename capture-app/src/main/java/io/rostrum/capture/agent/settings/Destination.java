package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.protocol.AddressRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place where lectures go.
 *
 * @param name tells it from the others, in the queue too: a place under another name is another place
 * @param url of the platform, another tus server, an S3 bucket, or a folder
 * @param access how it lets the appliance in
 * @param trust whose certificates are believed
 * @param freeWithoutReceipt whether a lecture that it shows may lose its masters though nothing was signed; only our platform
 *     signs
 */
public record Destination(String name, URI url, DestinationAccess access, Trust trust, boolean freeWithoutReceipt) {
    /** The name of the only place, if nobody gave it one. */
    public static final String STANDARD_NAME = "platform";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    public Destination {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(trust, "trust");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name
                    + "\" cannot name a destination: use up to 40 letters, digits, dots, dashes and underscores.");
        }
    }

    /** The only place, certified by an authority that the system knows. */
    public Destination(URI url, Optional<Path> tokenFile) {
        this(
                STANDARD_NAME,
                url,
                new DestinationAccess(tokenFile, Optional.empty(), Optional.empty()),
                Trust.SYSTEM,
                false);
    }

    /** How the uploader reaches it. */
    public Target target() {
        return Target.of(url).with(trust).with(access.token(trust)).with(access.s3Access());
    }

    /**
     * Reads an address as a person writes it.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    static URI url(String text) {
        try {
            URI url = UploadJob.destination(text);
            AddressRule.check(url.getHost());
            return url;
        } catch (UploadException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
