package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.platform.versions.Version;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * What the pages tell about a published lecture, from its {@code metadata.json} with Dublin Core terms. Everything but
 * the publication and the order may be missing, which is null.
 *
 * @param publication the version it is about
 * @param creator who lectures
 * @param course what it is part of
 * @param created the day of the lecture
 * @param order by which lectures are listed, the newest first
 * @param language what is spoken
 * @param extent how long it lasts
 */
public record Lecture(
        Publication publication,
        String title,
        String creator,
        String course,
        LocalDate created,
        Instant order,
        Language language,
        Duration extent,
        String description) {

    /** Reads metadata in which any term may be missing or nonsense. */
    static Lecture of(Publication publication, JsonNode metadata, ZoneId zone) {
        Instant instant = instant(text(metadata, "created"), zone);
        return new Lecture(
                publication,
                text(metadata, "title"),
                text(metadata, "creator"),
                text(metadata, "isPartOf"),
                instant == null ? null : instant.atZone(zone).toLocalDate(),
                instant == null ? publication.at() : instant,
                Language.of(text(metadata, "language")),
                duration(text(metadata, "extent")),
                text(metadata, "description"));
    }

    public PackageId id() {
        return publication.id();
    }

    public Version version() {
        return Version.of(publication);
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
