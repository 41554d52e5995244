package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * What the pages tell about a published lecture, from its {@code metadata.json} with Dublin Core terms. Everything but
 * the id and the time of publication may be missing, which is null.
 */
record Lecture(
        PackageId id,
        String title,
        String creator,
        LocalDate created,
        Instant order,
        Language language,
        Duration extent,
        String description) {

    /** Reads metadata in which any term may be missing or nonsense. */
    static Lecture of(PackageId id, JsonNode metadata, Instant published, ZoneId zone) {
        String created = text(metadata, "created");
        Instant instant = instant(created, zone);
        return new Lecture(
                id,
                text(metadata, "title"),
                text(metadata, "creator"),
                instant == null ? null : instant.atZone(zone).toLocalDate(),
                instant == null ? published : instant,
                Language.of(text(metadata, "language")),
                duration(text(metadata, "extent")),
                text(metadata, "description"));
    }

    /** Whether every word of a search stands somewhere in what the page shows. */
    boolean matches(String search, java.util.Locale locale) {
        String all = (title + "\n" + creator + "\n" + description + "\n" + id).toLowerCase(locale);
        for (String word : search.toLowerCase(locale).strip().split("\\s+")) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode metadata, String term) {
        JsonNode value = metadata.path(term);
        // A term may have several values; the first is the main one.
        String text = (value.isArray() ? value.path(0) : value).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static Instant instant(String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // Metadata comes from people and other programs; a date we cannot read is not shown.
            return null;
        }
    }

    private static Duration duration(String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            return duration.isNegative() || duration.isZero() ? null : duration;
        } catch (DateTimeException e) {
            // As for a date.
            return null;
        }
    }
}
