package io.rostrum.uploader.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A platform's word that it holds a package, whole and published.
 *
 * @param packageId the package
 * @param version the platform's number for this state of the package: 1, and one more each time it is replaced
 * @param manifestSha256 the SHA-256 of the manifest's bytes, in lower-case hexadecimal
 * @param publishedAt when this version was published
 * @param heldAt when the platform last looked that it still has every file
 * @param files what it holds, in the manifest's order
 */
public record Receipt(
        String packageId,
        int version,
        String manifestSha256,
        Instant publishedAt,
        Instant heldAt,
        List<HeldFile> files) {
    private static final JsonMapper JSON = new JsonMapper();

    public Receipt {
        Objects.requireNonNull(packageId, "packageId");
        Objects.requireNonNull(manifestSha256, "manifestSha256");
        Objects.requireNonNull(publishedAt, "publishedAt");
        Objects.requireNonNull(heldAt, "heldAt");
        files = List.copyOf(files);
    }

    /** Whether it covers all these files, each with its size and hash. */
    public boolean covers(List<HeldFile> wanted) {
        return missing(wanted).isEmpty();
    }

    /** Those of these files that it does not cover with their size and hash. */
    public List<HeldFile> missing(List<HeldFile> wanted) {
        Set<HeldFile> held = Set.copyOf(files);
        return wanted.stream().filter(file -> !held.contains(file)).toList();
    }

    byte[] json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("package", packageId);
        node.put("version", version);
        node.put("manifestSha256", manifestSha256);
        node.put("publishedAt", publishedAt.toString());
        node.put("heldAt", heldAt.toString());
        var list = node.putArray("files");
        for (HeldFile file : files) {
            list.addObject().put("path", file.path()).put("size", file.size()).put("sha256", file.sha256());
        }
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values can always be written", e);
        }
    }

    static Receipt parse(byte[] json) throws ReceiptException {
        try {
            JsonNode node = JSON.readTree(json);
            List<HeldFile> files = new ArrayList<>();
            for (JsonNode file : node.path("files")) {
                files.add(new HeldFile(
                        file.path("path").asText(),
                        file.path("size").asLong(-1),
                        file.path("sha256").asText()));
            }
            return new Receipt(
                    node.path("package").asText(),
                    node.path("version").asInt(),
                    node.path("manifestSha256").asText(),
                    Instant.parse(node.path("publishedAt").asText()),
                    Instant.parse(node.path("heldAt").asText()),
                    files);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new ReceiptException("The platform's receipt is signed but nobody can read it.", e);
        }
    }
}
