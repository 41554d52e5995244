package io.rostrum.uploader.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.ReceiptKey;
import io.rostrum.uploader.receipt.SignedReceipt;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a platform what it signs about a package, and with which key. */
public final class ReceiptAsk {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptAsk.class);

    private final HttpLink link;
    private final UploadSettings settings;

    ReceiptAsk(HttpLink link, UploadSettings settings) {
        this.link = link;
        this.settings = settings;
    }

    /** The receipt for a package that lies there already; empty where nothing signs, or nothing is there. */
    public static Optional<SignedReceipt> of(Session session) throws UploadException, InterruptedException {
        URI address = session.job().destination();
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("(?i)https?")) {
            return Optional.empty();
        }
        Credentials credentials = new Credentials(session.job().target().token(), address);
        try (HttpLink link = new HttpLink(credentials, session.job().target().trust(), session.settings())) {
            ReceiptAsk ask = new ReceiptAsk(link, session.settings());
            return session.patience().until(() -> ask.held(session));
        }
    }

    private Optional<SignedReceipt> held(Session session) throws Fault, UploadException, InterruptedException {
        String base = session.destinationName();
        Answer answer = get(base + "/api/packages/" + session.pack().id() + "/receipt");
        if (!answer.isPlatform() || answer.status() == 404 || answer.status() == 409) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new Verdict(settings.clock()).of(answer);
        }
        return signed(base, answer.json().path("receipt"));
    }

    /** What a platform said is its receipt, with its key; empty if it is none, or the platform has no key. */
    Optional<SignedReceipt> signed(String base, JsonNode receipt) throws Fault, UploadException, InterruptedException {
        if (!receipt.isTextual() || receipt.asText().isBlank()) {
            return Optional.empty();
        }
        Answer answer = get(base + "/api/receipt-key");
        if (answer.status() != 200) {
            if (answer.status() >= 500) {
                throw new Verdict(settings.clock()).of(answer);
            }
            LOG.warn("{} signs receipts but does not show its key ({}).", base, answer.reason());
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedReceipt(receipt.asText(), ReceiptKey.parse(answer.body())));
        } catch (ReceiptException e) {
            LOG.warn("The receipt of {} cannot be used: {}", base, e.getMessage());
            return Optional.empty();
        }
    }

    private Answer get(String address) throws Fault, UploadException, InterruptedException {
        return link.exchange(
                Ask.of("GET", URI.create(address), settings.timeouts().answer()));
    }
}
