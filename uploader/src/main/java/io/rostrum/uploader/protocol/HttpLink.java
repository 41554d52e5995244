package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.ContentSourceRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * HTTP to one destination: sends a request, waits for the answer, and gives up on silence. Follows no redirect, keeps no
 * cookie, repeats nothing by itself. Safe for several threads; owns its client's threads until {@link #close()}.
 */
final class HttpLink implements AutoCloseable {
    private static final int LARGEST_ANSWER = 8 << 20;
    /** Bounds what is on the way unseen; enough for 13 Mbit/s over a round trip of 300 ms. */
    private static final int SEND_BUFFER = 512 << 10;

    private static final long TICK_MILLIS = 100;

    private final HttpClient client;
    private final Credentials credentials;
    private final UploadSettings settings;

    HttpLink(Credentials credentials, Trust trust, UploadSettings settings) throws UploadException {
        this.credentials = credentials;
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool(12, 2);
        threads.setName("rostrum-upload-http");
        threads.setDaemon(true);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setSendBufferSize(SEND_BUFFER);
        connector.setSslContextFactory(Certificates.client(trust));
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setConnectTimeout(settings.timeouts().connect().toMillis());
        Scheduler timer = new ScheduledExecutorScheduler("rostrum-upload-timer", true);
        client.setScheduler(timer);
        client.setSocketAddressResolver(new AddressRule(new SocketAddressResolver.Async(
                threads, timer, settings.timeouts().connect().toMillis())));
        client.setAddressResolutionTimeout(settings.timeouts().connect().toMillis());
        // Silence is judged in exchange(), which knows whether a body moves; this is only the last resort.
        client.setIdleTimeout(settings.timeouts().commit().toMillis() + 60_000);
        client.setFollowRedirects(false);
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "rostrum"));
        try {
            client.start();
        } catch (Exception e) {
            throw new UploadException(Code.IO, "The HTTP client did not start: " + e.getMessage() + ".", e);
        }
        // Each of these would answer or repeat a request behind our back.
        client.getProtocolHandlers().clear();
        client.getContentDecoderFactories().clear();
    }

    Scheduler scheduler() {
        return client.getScheduler();
    }

    HttpClient client() {
        return client;
    }

    /**
     * Sends a request and waits.
     *
     * @throws Fault if no answer came
     */
    Answer exchange(Ask ask) throws Fault, UploadException, InterruptedException {
        return begin(ask).await();
    }

    /** A request that is on its way. */
    @FunctionalInterface
    interface Pending {
        /** @throws Fault if no answer came */
        Answer await() throws Fault, UploadException, InterruptedException;
    }

    /** Sends a request; whoever began it may do something else before waiting, or never ask what came of it. */
    Pending begin(Ask ask) throws Fault, UploadException, InterruptedException {
        Request request = client.newRequest(ask.uri()).method(ask.method()).headers(fields -> ask.headers()
                .forEach(fields::put));
        String token = credentials.tokenFor(ask.uri());
        if (token != null) {
            request.headers(fields -> fields.put(HttpHeader.AUTHORIZATION, "Bearer " + token));
        }
        if (ask.body() != null) {
            request.body(new ContentSourceRequestContent(ask.body(), ask.contentType()));
        }
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        request.send(new BufferingResponseListener(LARGEST_ANSWER) {
            @Override
            public void onComplete(Result result) {
                int status =
                        result.getResponse() == null ? 0 : result.getResponse().getStatus();
                // An early refusal counts even if the rest of the exchange broke: it says why it broke.
                if (status > 0 && (result.getResponseFailure() == null || status >= 400)) {
                    byte[] body = getContent() == null ? new byte[0] : getContent();
                    answer.complete(
                            new Answer(ask.uri(), status, result.getResponse().getHeaders(), body));
                } else {
                    answer.completeExceptionally(result.getFailure());
                }
            }
        });
        return () -> answered(ask, token, await(ask, request, answer));
    }

    private Answer answered(Ask ask, String token, Answer given) throws Fault, UploadException, InterruptedException {
        if (given.status() == 401 && credentials.renewed(ask.uri(), token)) {
            throw Fault.again("The token was renewed while it was used.");
        }
        return given;
    }

    private Answer await(Ask ask, Request request, CompletableFuture<Answer> answer)
            throws Fault, UploadException, InterruptedException {
        Silence silence = new Silence(ask, settings);
        while (true) {
            try {
                return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (silence.isTooLong()) {
                    request.abort(new TimeoutException("silence"));
                    throw Fault.again(Verdict.host(ask.uri()) + " stopped answering.");
                }
            } catch (InterruptedException e) {
                request.abort(e);
                throw e;
            } catch (ExecutionException e) {
                throw NetworkTrouble.of(ask.uri(), e.getCause());
            }
        }
    }

    /** Whether two addresses share scheme, host and port. */
    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && HttpClient.normalizePort(one.getScheme(), one.getPort())
                        == HttpClient.normalizePort(other.getScheme(), other.getPort());
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            // Nothing is lost: all answers were taken, and the threads are daemons.
            org.slf4j.LoggerFactory.getLogger(HttpLink.class).warn("The HTTP client did not stop cleanly", e);
        }
    }
}
