package io.rostrum.capture.agent.guard;

import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP client for one request or a few, which asks only where {@link AddressGuard} lets it. One thread at a time. */
public final class GuardedClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedClient.class);
    private static final int CONNECT_MILLIS = 15_000;

    private final HttpClient client = new HttpClient();

    /**
     * A client that runs.
     *
     * @param name of its threads
     * @param trustedHosts may be asked whatever their addresses are
     * @throws IllegalStateException if it cannot start
     */
    public GuardedClient(String name, Set<String> trustedHosts) {
        QueuedThreadPool threads = new QueuedThreadPool(6, 1);
        threads.setName(name);
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSocketAddressResolver(new AddressGuard(trustedHosts));
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "rostrum"));
        try {
            client.start();
        } catch (Exception e) { // Jetty's signature
            throw new IllegalStateException("The HTTP client does not start.", e);
        }
    }

    /** For requests; it stays this object's. */
    public HttpClient http() {
        return client;
    }

    /** Why a request failed, as the end of a sentence. */
    public static String reason(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof TimeoutException) {
            return "its server did not answer in time";
        }
        if (cause instanceof UnknownHostException) {
            return "there is no server of that name (" + cause.getMessage() + ")";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) { // Jetty's signature; the threads are daemons and nothing is lost
            LOG.debug("The client did not stop.", e);
        }
    }
}
