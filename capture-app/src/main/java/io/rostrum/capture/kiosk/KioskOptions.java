package io.rostrum.capture.kiosk;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * How a kiosk is started.
 *
 * @param agent the agent's address, for example {@code http://127.0.0.1:8080}
 * @param tokenFile the agent's token, {@code <data>/agent/token}; it may come into being after the kiosk has started
 * @param folder where the kiosk keeps what it remembers, {@code <data>/kiosk}
 * @param windowed a window of 1280x720 instead of the whole screen
 */
public record KioskOptions(URI agent, Path tokenFile, Path folder, boolean windowed) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Requires an address with scheme and host. */
    public KioskOptions {
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(tokenFile, "tokenFile");
        Objects.requireNonNull(folder, "folder");
        if (agent.getHost() == null || !SCHEMES.contains(agent.getScheme())) {
            throw new IllegalArgumentException(
                    "The agent's address \"" + agent + "\" is no web address. Write it like http://127.0.0.1:8080.");
        }
    }
}
