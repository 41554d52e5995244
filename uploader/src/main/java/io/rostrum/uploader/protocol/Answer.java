package io.rostrum.uploader.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.uploader.job.UploadClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;

/** What a destination answered. */
record Answer(URI asked, int status, HttpFields headers, byte[] body) {
    static final String TUS_RESUMABLE = "Tus-Resumable";
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int LONGEST_REASON = 200;
    private static final JsonMapper JSON = new JsonMapper();

    boolean ok() {
        return status >= 200 && status < 300;
    }

    boolean isTus() {
        return headers.contains(TUS_RESUMABLE) || headers.contains("Tus-Version");
    }

    boolean isPlatform() {
        return headers.contains("Rostrum-Platform");
    }

    boolean isHtml() {
        return type().startsWith("text/html");
    }

    /** A header that holds a count; empty if it is missing or no count. */
    OptionalLong count(String header) {
        String value = headers.get(header);
        return value != null && value.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(value))
                : OptionalLong.empty();
    }

    /**
     * Retry-After in either form (RFC 9110, section 10.2.3), at most an hour. A date counts from the answer's own Date,
     * because the clock here may be wrong.
     */
    Optional<Duration> retryAfter(UploadClock clock) {
        OptionalLong seconds = count("Retry-After");
        if (seconds.isPresent()) {
            return Optional.of(bounded(Duration.ofSeconds(Math.min(seconds.getAsLong(), LONGEST_WAIT.toSeconds()))));
        }
        return date("Retry-After")
                .map(until -> bounded(Duration.between(date("Date").orElseGet(clock::now), until)));
    }

    /** The JSON body. */
    JsonNode json() throws Fault {
        try {
            JsonNode node = JSON.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new Fault(Fault.Kind.AGAIN, asked + " answered with something that is no JSON.", null, e);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can always be read.", e);
        }
        throw Fault.again(asked + " answered with something that is no JSON object.");
    }

    /** The status, with the reason that a problem document (RFC 9457) gives, cut to a line. */
    String reason() {
        if (!type().contains("json")) {
            return "status " + status;
        }
        try {
            JsonNode node = json();
            String detail = node.path("detail").asText("");
            String text = detail.isEmpty() ? node.path("title").asText("") : detail;
            String line = text.replaceAll("\\s+", " ").strip();
            return "status " + status
                    + (line.isEmpty() ? "" : ": " + line.substring(0, Math.min(LONGEST_REASON, line.length())));
        } catch (Fault e) {
            return "status " + status;
        }
    }

    private String type() {
        String type = headers.get("Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private Optional<Instant> date(String header) {
        String value = headers.get(header);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
