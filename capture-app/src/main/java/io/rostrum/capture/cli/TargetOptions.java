package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.TokenFile;
import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.S3KeyFile;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.protocol.ClientCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where something goes, and how to be let in there. No option takes a secret: secrets stand in files or the environment. */
final class TargetOptions {
    private final Map<String, String> environment;

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            description = "Address of the platform or tus server, s3://bucket/folder, or a folder.")
    private String destination;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the token that the platform asks for. Default: the token in ROSTRUM_TOKEN.")
    private Path tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "PEM file with an authority that is believed beside the system's; may be repeated.")
    private List<Path> authorities = List.of();

    @Option(
            names = "--pin",
            paramLabel = "SHA256",
            description = "Base64 of the SHA-256 of a public key that the server must show; may be repeated.")
    private List<String> pins = List.of();

    @Option(
            names = "--oauth-url",
            paramLabel = "URL",
            description = "Gets tokens there by client credentials (OAuth 2.0).")
    private URI oauthUrl;

    @Option(names = "--oauth-client", paramLabel = "ID", description = "The client's id.")
    private String oauthClient;

    @Option(
            names = "--oauth-secret-file",
            paramLabel = "FILE",
            description = "Holds the client's secret. Default: the secret in ROSTRUM_OAUTH_SECRET.")
    private Path oauthSecretFile;

    @Option(names = "--oauth-scope", paramLabel = "SCOPE", description = "The scope to ask for.")
    private String oauthScope;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Of an S3 store that is not Amazon's. Default: AWS_ENDPOINT_URL, else Amazon's.")
    private URI endpoint;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "Of an S3 store. Default: AWS_REGION, else " + S3Access.DEFAULT_REGION + ".")
    private String region;

    @Option(
            names = "--virtual-host",
            description = "An endpoint that wants the bucket's name in the host's name, as Amazon does.")
    private boolean virtualHost;

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "Holds an S3 access key, as ~/.aws/credentials does. Default: AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY.")
    private Path credentialsFile;

    TargetOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    String destination() {
        return destination;
    }

    Target target() throws UploadException, CommandFailure {
        try {
            Trust trust = new Trust(authorities, java.util.Set.of());
            for (String pin : pins) {
                trust = trust.withPin(pin);
            }
            return Target.of(UploadJob.destination(destination))
                    .with(trust)
                    .with(token(trust))
                    .with(s3());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }

    private TokenSource token(Trust trust) throws CommandFailure {
        if (oauthUrl == null) {
            return tokenFile != null ? file(tokenFile) : variable("ROSTRUM_TOKEN");
        }
        TokenSource secret = oauthSecretFile != null ? file(oauthSecretFile) : variable("ROSTRUM_OAUTH_SECRET");
        if (oauthClient == null || secret == null || oauthUrl.getHost() == null) {
            throw CommandFailure.badInput(
                    "Tokens of OAuth need an address in --oauth-url, the client's id in --oauth-client "
                            + "and its secret in --oauth-secret-file or ROSTRUM_OAUTH_SECRET.");
        }
        return new ClientCredentials(
                new ClientCredentials.Client(oauthUrl, oauthClient, secret, oauthScope, trust), UploadSettings.DEFAULT);
    }

    private static TokenSource file(Path path) throws CommandFailure {
        TokenFile file = new TokenFile(path);
        try {
            file.token();
            return file;
        } catch (IOException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }

    private TokenSource variable(String name) {
        String own = environment.get(name);
        return own == null || own.isBlank() ? null : own::strip;
    }

    private S3Access s3() {
        URI at = endpoint;
        String url = environment.getOrDefault("AWS_ENDPOINT_URL_S3", environment.get("AWS_ENDPOINT_URL"));
        if (at == null && url != null && !url.isBlank()) {
            at = URI.create(url.strip());
        }
        S3Access.KeySource keys =
                credentialsFile != null ? new S3KeyFile(credentialsFile) : S3KeyFile.ofEnvironment(environment);
        String place = region != null ? region : environment.get("AWS_REGION");
        return keys == null ? null : new S3Access(at, place, at != null && !virtualHost, keys);
    }
}
