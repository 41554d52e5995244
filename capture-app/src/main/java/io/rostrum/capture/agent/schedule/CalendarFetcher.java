package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.agent.guard.GuardedClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** Fetches calendars by HTTP, and only when they changed (RFC 9110, 13.1). Any thread. */
final class CalendarFetcher {
    /** Ten times what a busy department's calendar of many years takes. */
    static final long LARGEST = 16L << 20;

    private static final int SECONDS = 60;
    private static final int MOST_REDIRECTS = 3;

    private final Supplier<Set<String>> trustedHosts;

    CalendarFetcher(Supplier<Set<String>> trustedHosts) {
        this.trustedHosts = trustedHosts;
    }

    /**
     * What the server said of the file.
     *
     * @param changed whether the file was written; if not, it is as it was
     * @param etag or null
     * @param lastModified or null
     */
    record Fetched(boolean changed, String etag, String lastModified) {}

    /**
     * Fetches into a file, unless the server says that nothing changed.
     *
     * @throws CalendarException with a sentence of what is wrong
     */
    Fetched fetch(URI url, String etag, String lastModified, Path file) throws CalendarException, InterruptedException {
        try (GuardedClient client = new GuardedClient("calendar-http", trustedHosts.get())) {
            client.http().setMaxRedirects(MOST_REDIRECTS);
            Request request = client.http()
                    .newRequest(url)
                    .timeout(SECONDS, TimeUnit.SECONDS)
                    .headers(headers -> {
                        headers.put(HttpHeader.ACCEPT, "text/calendar, */*;q=0.5");
                        if (etag != null) {
                            headers.put(HttpHeader.IF_NONE_MATCH, etag);
                        }
                        if (lastModified != null) {
                            headers.put(HttpHeader.IF_MODIFIED_SINCE, lastModified);
                        }
                    });
            try (InputStreamResponseListener answer = new InputStreamResponseListener()) {
                request.send(answer);
                return take(answer.get(SECONDS, TimeUnit.SECONDS), answer, file);
            }
        } catch (InterruptedException | CalendarException e) {
            throw e;
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) { // all that a network does
            throw new CalendarException("The calendar cannot be fetched: " + GuardedClient.reason(e) + ".", e);
        }
    }

    private static Fetched take(Response response, InputStreamResponseListener answer, Path file)
            throws CalendarException, IOException {
        String etag = response.getHeaders().get(HttpHeader.ETAG);
        String lastModified = response.getHeaders().get(HttpHeader.LAST_MODIFIED);
        if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
            return new Fetched(false, etag, lastModified);
        }
        if (response.getStatus() != HttpStatus.OK_200) {
            throw new CalendarException("The calendar's server answers " + response.getStatus() + " "
                    + HttpStatus.getMessage(response.getStatus()) + ". Check the address.");
        }
        try (InputStream in = answer.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            copy(in, out);
        }
        return new Fetched(true, etag, lastModified);
    }

    /** Copies at most {@link #LARGEST} bytes. */
    static void copy(InputStream in, OutputStream out) throws IOException, CalendarException {
        byte[] buffer = new byte[64 * 1024];
        long total = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            total += count;
            if (total > LARGEST) {
                throw new CalendarException("The calendar has more than " + (LARGEST >> 20)
                        + " MiB. Ask for one of this room alone, or of this term.");
            }
            out.write(buffer, 0, count);
        }
    }
}
