package io.rostrum.uploader.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.job.TokenException;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.jetty.io.Content;

/**
 * Tokens of OAuth 2.0 by client credentials (RFC 6749, section 4.4), renewed before they expire and when they are refused.
 * Safe for several threads: one asks, the others wait for its answer.
 */
public final class ClientCredentials implements TokenSource {
    /** A token refused so soon after it was given is refused for what it is, not for its age. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final long UNSAID_SECONDS = 300;

    private final Client client;
    private final UploadSettings settings;
    private String token;
    private long obtained;
    private long renewAfterNanos;

    /**
     * Who asks, and where.
     *
     * @param endpoint the authorisation server's token address
     * @param id the client's
     * @param secret read anew for each request
     * @param scope null for none
     * @param trust whose certificates are believed
     */
    public record Client(URI endpoint, String id, TokenSource secret, String scope, Trust trust) {}

    public ClientCredentials(Client client, UploadSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public synchronized String token() throws IOException {
        long age = settings.clock().nanos() - obtained;
        if (token == null || age > renewAfterNanos) {
            renew();
        }
        return token;
    }

    @Override
    public synchronized void refused(String refused) {
        if (refused.equals(token) && settings.clock().nanos() - obtained > FRESH.toNanos()) {
            token = null;
        }
    }

    private void renew() throws IOException {
        try (HttpLink link = new HttpLink(new Credentials(null, client.endpoint()), client.trust(), settings)) {
            Answer answer = link.exchange(request());
            String name = Verdict.host(client.endpoint());
            if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
                throw new TokenException(
                        name + " gives this appliance no token (" + answer.reason()
                                + "); check the client's id and secret.",
                        false,
                        null);
            }
            JsonNode body = answer.ok() && !answer.isHtml() ? answer.json() : null;
            String given = body == null ? "" : body.path("access_token").asText("");
            if (given.isEmpty()) {
                throw new TokenException(name + " gave no token (" + answer.reason() + ").", true, null);
            }
            token = given;
            obtained = settings.clock().nanos();
            long seconds = body.path("expires_in").asLong(UNSAID_SECONDS);
            // A tenth earlier, so that it does not expire on its way.
            renewAfterNanos = Duration.ofSeconds(Math.max(1, seconds)).toNanos() / 10 * 9;
        } catch (Fault fault) {
            throw new TokenException(fault.getMessage(), true, fault);
        } catch (UploadException e) {
            throw new TokenException(e.getMessage(), e.retryable(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException("Stopped while a token was asked for.", true, e);
        }
    }

    private Ask request() throws IOException {
        String form =
                "grant_type=client_credentials" + (client.scope() == null ? "" : "&scope=" + encoded(client.scope()));
        byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
        String who = encoded(client.id()) + ":" + encoded(client.secret().token());
        return Ask.of("POST", client.endpoint(), settings.timeouts().answer())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)))
                .body(
                        Content.Source.from(ByteBuffer.wrap(bytes)),
                        "application/x-www-form-urlencoded",
                        () -> bytes.length);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
