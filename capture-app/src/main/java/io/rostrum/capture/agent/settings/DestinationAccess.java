package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.S3KeyFile;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.protocol.ClientCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a destination lets the appliance in. Secrets stand in files of the service's user and nowhere else.
 *
 * @param tokenFile holds the appliance's token; empty if none is needed, or it stands in {@code ROSTRUM_TOKEN}
 * @param oauth where tokens are got instead
 * @param s3 of an S3 store
 */
public record DestinationAccess(Optional<Path> tokenFile, Optional<OAuth> oauth, Optional<S3> s3) {
    /** Nothing is asked. */
    static final DestinationAccess NONE = new DestinationAccess(Optional.empty(), Optional.empty(), Optional.empty());

    public DestinationAccess {
        Objects.requireNonNull(tokenFile, "tokenFile");
        Objects.requireNonNull(oauth, "oauth");
        Objects.requireNonNull(s3, "s3");
    }

    /**
     * Client credentials (OAuth 2.0).
     *
     * @param url the authorisation server's token address
     * @param client its id
     * @param secretFile holds its secret
     */
    public record OAuth(URI url, String client, Path secretFile, Optional<String> scope) {}

    /**
     * An S3 store.
     *
     * @param endpoint of one that is not Amazon's
     * @param virtualHost whether it wants the bucket's name in the host's name, as Amazon does
     * @param credentialsFile holds the access key, as {@code ~/.aws/credentials} does
     */
    public record S3(Optional<URI> endpoint, Optional<String> region, boolean virtualHost, Path credentialsFile) {
        private S3Access access() {
            return new S3Access(
                    endpoint.orElse(null), region.orElse(null), endpoint.isPresent() && !virtualHost, () -> {
                        SecretFile.requirePrivate(credentialsFile);
                        return new S3KeyFile(credentialsFile).keys();
                    });
        }
    }

    /** Where the token comes from; null for none. */
    TokenSource token(Trust trust) {
        if (oauth.isPresent()) {
            OAuth client = oauth.get();
            return new ClientCredentials(
                    new ClientCredentials.Client(
                            client.url(),
                            client.client(),
                            new SecretFile(client.secretFile()),
                            client.scope().orElse(null),
                            trust),
                    UploadSettings.DEFAULT);
        }
        String own = System.getenv("ROSTRUM_TOKEN");
        return tokenFile.<TokenSource>map(SecretFile::new).orElse(own == null ? null : () -> own);
    }

    /** How to reach the store; null where there is none. */
    S3Access s3Access() {
        return s3.map(S3::access).orElse(null);
    }
}
