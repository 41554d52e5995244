package io.rostrum.uploader.platform;

import io.rostrum.uploader.platform.PlatformException.Code;
import io.rostrum.uploader.platform.http.ProblemErrorHandler;
import io.rostrum.uploader.platform.http.Workers;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Wires the handlers into Jetty and owns its threads. */
final class WebServer {
    private static final int THREADS = 64;
    /** Beyond these nobody is let in until somebody leaves: before the operating system's own limit is reached. */
    private static final int MOST_CONNECTIONS = 8_000;

    private static final long IDLE_MS = 30_000;
    private static final long SHUTDOWN_IDLE_MS = 250;
    private static final long STOP_MS = 3_000;

    private final PlatformSettings settings;
    private final Server server;
    private final ServerConnector connector;
    private final Workers workers = new Workers();

    WebServer(PlatformSettings settings, Site site) throws IOException {
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("platform");
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.bindAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MS);
        // Browsers keep connections open for their next request; a stop does not wait for one that may never come.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.setStopTimeout(STOP_MS);
        server.setErrorHandler(new ProblemErrorHandler());
        server.setHandler(new GracefulHandler(Routes.open(settings, site, workers)));
    }

    void start() throws BindException, PlatformException {
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            stop();
            BindException bind = bindFailure(e);
            if (bind != null) {
                throw bind;
            }
            throw new PlatformException(
                    Code.SERVER, "The web server could not start; the log tells more. (" + e.getMessage() + ")", e);
        }
    }

    void stop() throws PlatformException {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Code.SERVER, "The web server was interrupted while it stopped.", e);
        } catch (Exception e) {
            throw new PlatformException(
                    Code.SERVER,
                    "The web server did not stop cleanly; the log tells more. (" + e.getMessage() + ")",
                    e);
        } finally {
            workers.stop();
        }
    }

    URI url() {
        String host = settings.bindAddress();
        if (host.equals("0.0.0.0") || host.equals("::")) {
            host = PlatformSettings.LOOPBACK;
        } else if (host.contains(":") && !host.startsWith("[")) {
            host = "[" + host + "]";
        }
        return URI.create("http://" + host + ":" + connector.getLocalPort());
    }

    /** Jetty wraps the operating system's refusal in an exception of its own. */
    private static BindException bindFailure(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BindException bind) {
                return bind;
            }
        }
        return failure instanceof SocketException
                        || failure instanceof UnknownHostException
                        || failure instanceof UnresolvedAddressException
                ? (BindException) new BindException(String.valueOf(failure.getMessage())).initCause(failure)
                : null;
    }
}
