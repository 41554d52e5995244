package io.rostrum.capture.agent.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom the agent may ask in the network.
 *
 * @param trustedHosts names and addresses that calendars and webhooks may have although they are this PC or a service of
 *     its link
 */
public record NetworkSettings(Set<String> trustedHosts) {
    public static final NetworkSettings STANDARD = new NetworkSettings(Set.of());

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|[0-9a-f:]{2,45}");
    private static final int MOST = 50;

    public NetworkSettings {
        trustedHosts = trustedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (trustedHosts.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " hosts are trusted.");
        }
    }

    /** A name or an address, without scheme and port. */
    static String host(String text) {
        String host = text.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no host: write its name or address alone, for example intranet.local.");
        }
        return host;
    }
}
