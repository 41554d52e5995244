package io.rostrum.uploader.platform.versions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;

/**
 * Which version of a package students see. Writing it is the moment of publication.
 *
 * @param id the package
 * @param version 1, and one more each time the package is replaced
 * @param attempt the upload that was published, see {@link Arrival}; 0 when nobody knows any more
 * @param owner the appliance that may replace it; empty when any may
 * @param bytes what it takes on disk
 * @param at when it was published
 */
public record Publication(PackageId id, int version, long attempt, String owner, long bytes, Instant at) {

    public Publication {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(at, "at");
        if (version < 1 || attempt < 0) {
            throw new IllegalArgumentException("Versions count from 1, attempts from 0.");
        }
    }

    byte[] json() {
        ObjectNode node = Json.object();
        node.put("version", version)
                .put("attempt", attempt)
                .put("owner", owner)
                .put("bytes", bytes)
                .put("at", at.toString());
        return Json.bytes(node);
    }

    static Publication parse(PackageId id, byte[] json) throws IOException {
        JsonNode node = Json.read(json);
        try {
            return new Publication(
                    id,
                    node.path("version").asInt(),
                    node.path("attempt").asLong(),
                    node.path("owner").asText(),
                    node.path("bytes").asLong(),
                    Instant.parse(node.path("at").asText()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("not a publication's record", e);
        }
    }
}
