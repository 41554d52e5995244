package io.rostrum.capture.agent.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the agent listens.
 *
 * @param bind an address of this machine that only this machine reaches
 * @param port 0 takes a free one
 */
public record HttpSettings(String bind, int port) {
    public static final int STANDARD_PORT = 8080;
    public static final HttpSettings STANDARD = new HttpSettings("127.0.0.1", STANDARD_PORT);

    private static final int MAX_PORT = 65_535;

    public HttpSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port is a number from 0 to " + MAX_PORT + ", not " + port + ".");
        }
        if (!isLoopback(bind)) {
            throw new IllegalArgumentException(
                    "The agent listens on this machine alone: bind must be 127.0.0.1 or ::1, not \"" + bind + "\".");
        }
    }

    private static boolean isLoopback(String bind) {
        // Only literal addresses, so that nothing is looked up in the network.
        if (bind == null || !bind.matches("[0-9.]+|[0-9a-fA-F:]+")) {
            return false;
        }
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The same on another port. */
    public HttpSettings onPort(int other) {
        return new HttpSettings(bind, other);
    }
}
