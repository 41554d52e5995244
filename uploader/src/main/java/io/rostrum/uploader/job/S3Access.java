package io.rostrum.uploader.job;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;

/**
 * How an S3 store is reached.
 *
 * @param endpoint of a store that is not Amazon's; null for Amazon's own
 * @param region the store's region; compatibles mostly take any
 * @param pathStyle whether the bucket stands in the path and not in the host's name; compatibles mostly want it
 * @param keys asked anew for each upload
 */
public record S3Access(URI endpoint, String region, boolean pathStyle, KeySource keys) {
    public static final String DEFAULT_REGION = "us-east-1";

    public S3Access {
        Objects.requireNonNull(keys, "keys");
        region = region == null || region.isBlank() ? DEFAULT_REGION : region.strip();
        if (endpoint != null
                && (endpoint.getHost() == null
                        || !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme())))) {
            throw new IllegalArgumentException(
                    "\"" + endpoint + "\" is no S3 endpoint: write for example https://s3.example.org.");
        }
    }

    /** An access key. Its text form never shows the secret. */
    public record Keys(String id, String secret, String sessionToken) {
        public Keys {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(secret, "secret");
        }

        @Override
        public String toString() {
            return "Keys[" + id + "]";
        }
    }

    /** Where the access key comes from. */
    @FunctionalInterface
    public interface KeySource {
        /** @throws IOException with a sentence that says which file could not be read */
        Keys keys() throws IOException;
    }
}
