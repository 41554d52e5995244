package io.rostrum.capture.agent.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the agent listens.
 *
 * @param bind an address of this machine that only this machine reaches
 * @param port 0 takes a free one
 * @param https where it listens for other PCs, once a password is set
 */
public record HttpSettings(String bind, int port, Https https) {
    public static final int STANDARD_PORT = 8080;
    public static final int STANDARD_HTTPS_PORT = 8443;
    public static final HttpSettings STANDARD =
            new HttpSettings("127.0.0.1", STANDARD_PORT, new Https("0.0.0.0", STANDARD_HTTPS_PORT));

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

    /** The same with the usual HTTPS, or a free port for both. */
    public HttpSettings(String bind, int port) {
        this(bind, port, new Https("0.0.0.0", port == 0 ? 0 : STANDARD_HTTPS_PORT));
    }

    /**
     * HTTPS for the console.
     *
     * @param bind an address of this machine; 0.0.0.0 for all
     * @param port 0 takes a free one
     */
    public record Https(String bind, int port) {
        public Https {
            if (port < 0 || port > MAX_PORT) {
                throw new IllegalArgumentException("A port is a number from 0 to " + MAX_PORT + ", not " + port + ".");
            }
            if (bind == null || !bind.matches("[0-9.]+|[0-9a-fA-F:]+")) {
                throw new IllegalArgumentException(
                        "https.bind must be an address such as 0.0.0.0, not \"" + bind + "\".");
            }
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

    /** The same on another port; with 0 both ports are free ones. */
    public HttpSettings onPort(int other) {
        return new HttpSettings(bind, other, other == 0 ? new Https(https.bind(), 0) : https);
    }
}
