package io.rostrum.uploader.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An access key in a file as the AWS tools write it: {@code aws_access_key_id = …}, {@code aws_secret_access_key = …} and, if
 * it is a temporary one, {@code aws_session_token = …}. Read anew each time; of several profiles the first counts.
 */
public record S3KeyFile(Path file) implements S3Access.KeySource {
    /**
     * The key that stands in the environment variables of the AWS tools; null if there is none.
     *
     * @param environment of the process
     */
    public static S3Access.KeySource ofEnvironment(Map<String, String> environment) {
        String id = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        return id == null || secret == null
                ? null
                : () -> new S3Access.Keys(id, secret, environment.get("AWS_SESSION_TOKEN"));
    }

    @Override
    public S3Access.Keys keys() throws IOException {
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0 && !line.strip().startsWith("#")) {
                    values.putIfAbsent(
                            line.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    "The credentials file " + file + " cannot be read; check its path and permissions.", e);
        }
        String id = values.get("aws_access_key_id");
        String secret = values.get("aws_secret_access_key");
        if (id == null || secret == null) {
            throw new IOException("The credentials file " + file
                    + " holds no access key; it needs lines aws_access_key_id = … and aws_secret_access_key = ….");
        }
        return new S3Access.Keys(id, secret, values.get("aws_session_token"));
    }
}
