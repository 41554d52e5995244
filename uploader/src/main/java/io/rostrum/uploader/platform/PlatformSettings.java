package io.rostrum.uploader.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a platform keeps its lectures and where it listens.
 *
 * @param dataDir the data directory; the platform keeps everything in its folder {@code platform}
 * @param bindAddress the address or host name to listen on; null means {@value #LOOPBACK}, so nobody else can connect
 * @param port the TCP port, 0 for any free one
 * @param publicUrl the address people use, when a proxy stands in front; null to answer with the host that was asked for
 */
public record PlatformSettings(Path dataDir, String bindAddress, int port, URI publicUrl) {
    /** Reachable from this computer only. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int HIGHEST_PORT = 65_535;

    public PlatformSettings {
        Objects.requireNonNull(dataDir, "dataDir");
        bindAddress = bindAddress == null || bindAddress.isBlank() ? LOOPBACK : bindAddress.strip();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("Choose a port from 0 to " + HIGHEST_PORT + ", not " + port + ".");
        }
        if (publicUrl != null && !isWebAddress(publicUrl)) {
            throw new IllegalArgumentException(
                    "The public address must look like https://lectures.example.org, not " + publicUrl + ".");
        }
    }

    private static boolean isWebAddress(URI uri) {
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }
}
