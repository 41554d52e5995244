package io.rostrum.capture.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** Whether the destinations of lectures can be reached from here. */
final class Network implements Examination {
    private static final String SUBJECT = "network";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final List<URI> destinations;

    Network(List<URI> destinations) {
        this.destinations = destinations;
    }

    @Override
    public List<Finding> look() {
        if (destinations.isEmpty()) {
            return List.of(Finding.note(
                    SUBJECT,
                    "No destination is set, so lectures stay on this PC.",
                    "Name one in rostrum.yaml, or try: rostrum upload PACKAGE --to URL"));
        }
        return destinations.stream().map(Network::reach).toList();
    }

    private static Finding reach(URI url) {
        if (url.getHost() == null) {
            return Finding.good(SUBJECT, "Lectures go to " + url + ", which needs no network of ours.");
        }
        int port = url.getPort() > 0 ? url.getPort() : "http".equals(url.getScheme()) ? HTTP : HTTPS;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MILLIS);
            return Finding.good(SUBJECT, "The destination " + url.getHost() + " answers.");
        } catch (IOException e) {
            return Finding.note(
                    SUBJECT,
                    "The destination " + url.getHost() + " does not answer on port " + port + " (" + e.getMessage()
                            + "). Lectures wait here until it does.",
                    "Check the cable and the address in rostrum.yaml; look with: ping " + url.getHost());
        }
    }
}
