package io.rostrum.capture.agent.http;

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
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address with Jetty behind it. */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int THREADS = 16;

    private final Server server;
    private final URI uri;

    private Listener(Server server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    static Listener start(HttpSettings settings, Handler handler) throws AgentException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("api");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(handler);
        server.setErrorHandler(new Problems());
        try {
            server.start();
        } catch (Exception e) { // Jetty's signature
            stop(server);
            throw refused(settings, e);
        }
        String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
        return new Listener(server, URI.create("http://" + host + ":" + connector.getLocalPort()));
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
