package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Certificate;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.HttpSettings;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty on two addresses: HTTP for this PC, and HTTPS, which is for this PC too until it is opened to others. HTTPS that
 * cannot listen is told and costs nothing else: the kiosk must go on.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int THREADS = 16;

    private static final int MOST_CONNECTIONS = 500;
    /** A body that comes slower than this is not waited for: it would hold a thread. */
    private static final long LEAST_BYTES_A_SECOND = 500;

    private final Server server;
    private final URI uri;
    private final HttpsConnector https;

    private Listener(Server server, URI uri, HttpsConnector https) {
        this.server = server;
        this.uri = uri;
        this.https = https;
    }

    /**
     * Starts to listen.
     *
     * @param open whether HTTPS is for other PCs already
     */
    static Listener start(HttpSettings settings, Certificate certificate, boolean open, Handler handler)
            throws AgentException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("api");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        server.addConnector(connector);
        MinimumDataRateHandler patience = new MinimumDataRateHandler(LEAST_BYTES_A_SECOND, 0);
        patience.setHandler(handler);
        server.setHandler(patience);
        server.setErrorHandler(new Problems());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        try {
            server.start();
        } catch (Exception e) { // Jetty's signature
            stop(server);
            throw refused(settings, e);
        }
        String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
        HttpsConnector https = new HttpsConnector(server, settings.https(), certificate, configuration());
        https.listen(open);
        return new Listener(server, URI.create("http://" + host + ":" + connector.getLocalPort()), https);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        // A source's id may hold a slash, which stands encoded in one segment of the path.
        configuration.setUriCompliance(
                UriCompliance.DEFAULT.with("encoded-slash", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        return configuration;
    }

    private static AgentException refused(HttpSettings settings, Exception cause) {
        if (cause instanceof BindException || cause.getCause() instanceof BindException) {
            return new AgentException(
                    AgentException.Code.IN_USE,
                    "The port " + settings.port() + " of " + settings.bind()
                            + " is taken, perhaps by an agent that runs already. Stop that program, or choose another "
                            + "port with --port.",
                    cause);
        }
        return new AgentException(
                AgentException.Code.IO,
                "The agent cannot listen on " + settings.bind() + ":" + settings.port() + ": " + cause.getMessage()
                        + ".",
                cause);
    }

    URI uri() {
        return uri;
    }

    HttpsConnector https() {
        return https;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) { // Jetty's signature
            LOG.info("The HTTP server did not stop in good order.", e);
        }
    }

    /** What Jetty itself refuses, such as a malformed request, as a problem document too. */
    private static final class Problems extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = response.getStatus() >= HttpStatus.BAD_REQUEST_400
                    ? response.getStatus()
                    : HttpStatus.INTERNAL_SERVER_ERROR_500;
            new Exchange(request, response, callback, Map.of())
                    .problem(new ApiProblem(status, "The request could not be read as HTTP."));
            return true;
        }
    }
}
