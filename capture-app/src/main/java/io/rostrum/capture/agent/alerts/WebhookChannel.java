package io.rostrum.capture.agent.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.agent.guard.GuardedClient;
import io.rostrum.capture.agent.guard.WebAddress;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.AlertSettings;
import io.rostrum.capture.agent.settings.TokenFile;
import io.rostrum.capture.recording.Alarm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Alerts as JSON to an address. Like calendars it may not be this PC, and redirects are not followed. The key of an alert
 * stands in {@code Idempotency-Key}, so that one that is sent again can be known.
 */
final class WebhookChannel implements Channel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 30;

    private final Supplier<AgentSettings> settings;

    WebhookChannel(Supplier<AgentSettings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean isUsed() {
        return settings.get().alerts().webhook().isPresent();
    }

    @Override
    public void send(Alert alert) throws AlertException, InterruptedException {
        Optional<AlertSettings.Webhook> webhook = settings.get().alerts().webhook();
        if (webhook.isEmpty()) {
            return;
        }
        try (GuardedClient client =
                new GuardedClient("webhook", settings.get().network().trustedHosts())) {
            client.http().setFollowRedirects(false);
            client.http().setMaxResponseHeadersSize(32 * 1024);
            int status = post(request(client, webhook.get(), alert));
            if (!HttpStatus.isSuccess(status)) {
                boolean passing = HttpStatus.isServerError(status)
                        || status == HttpStatus.REQUEST_TIMEOUT_408
                        || status == HttpStatus.TOO_MANY_REQUESTS_429;
                throw new AlertException(
                        passing,
                        "The webhook's server answers " + status + " " + HttpStatus.getMessage(status)
                                + (passing ? "." : "; check its address and token."),
                        null);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new AlertException(true, "The webhook cannot be asked: " + e.getMessage(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AlertException(true, "The webhook cannot be reached: " + GuardedClient.reason(e) + ".", e);
        }
    }

    private static Request request(GuardedClient client, AlertSettings.Webhook webhook, Alert alert)
            throws IOException {
        URI url = webhook.url().isPresent()
                ? webhook.url().get()
                : WebAddress.parse(new TokenFile(webhook.urlFile().orElseThrow()).token());
        Request request = client.http()
                .POST(url)
                .timeout(SECONDS, TimeUnit.SECONDS)
                .body(new BytesRequestContent("application/json", body(alert)));
        if (webhook.tokenFile().isPresent()) {
            String token = new TokenFile(webhook.tokenFile().get()).token();
            request.headers(headers -> headers.put(HttpHeader.AUTHORIZATION, "Bearer " + token));
        }
        return request.headers(headers -> headers.put("Idempotency-Key", alert.key()));
    }

    private static byte[] body(Alert alert) {
        Alarm alarm = alert.alarm();
        ObjectNode body = JSON.createObjectNode()
                .put("state", alert.state().name().toLowerCase(Locale.ROOT))
                .put("room", alert.room())
                .put("text", "[" + alert.room() + "] " + alert.sentence()) // what chats show
                .put("id", alarm.id())
                .put("kind", alarm.kind().id())
                .put("severity", alarm.severity().id())
                .put("source", alarm.source())
                .put(
                        "recording",
                        alarm.recording() == null ? null : alarm.recording().value())
                .put("onset", alarm.onset().toString())
                .put("end", alarm.end() == null ? null : alarm.end().toString());
        body.set("values", JSON.valueToTree(new TreeMap<>(alarm.values())));
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own document can always be written.", e);
        }
    }

    /** The status; what the server says besides is not kept, however long it is. */
    private static int post(Request request) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        request.send(result -> {
            if (result.getResponse() != null && result.getResponse().getStatus() > 0) {
                status.complete(result.getResponse().getStatus());
            } else {
                status.completeExceptionally(result.getFailure());
            }
        });
        return status.get(SECONDS + 5, TimeUnit.SECONDS);
    }
}
