package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecordingId;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.text.LanguageTag;
import java.time.Duration;

/** Reads what clients say of recordings, and refuses what cannot be with a sentence. */
final class RecordingFields {
    private static final int MAX_TEXT = 300;
    private static final long MAX_MINUTES = 24 * 60;

    private RecordingFields() {}

    /** The recording that the path names. */
    static RecordingId id(Exchange exchange) throws ApiProblem {
        try {
            return new RecordingId(exchange.parameter("id"));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
    }

    static String title(String value) throws ApiProblem {
        String title = text("title", value);
        if (title == null) {
            throw ApiProblem.badRequest("A recording needs a title.");
        }
        return title;
    }

    /** A line of text; null if there is none. */
    static String text(String field, String value) throws ApiProblem {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_TEXT) {
            throw ApiProblem.badRequest("The field \"" + field + "\" may have at most " + MAX_TEXT + " characters.");
        }
        return value.strip();
    }

    /** A language's tag in its usual spelling; null if there is none. */
    static String language(String value) throws ApiProblem {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return LanguageTag.checked(value);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }

    static Layout layout(String id) throws ApiProblem {
        try {
            return Layout.of(id);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }

    static Duration minutes(String field, int minutes) throws ApiProblem {
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw ApiProblem.badRequest("The field \"" + field + "\" is 1 to " + MAX_MINUTES + " minutes.");
        }
        return Duration.ofMinutes(minutes);
    }
}
