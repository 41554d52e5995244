package io.rostrum.uploader.platform.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.versions.ManifestFile;
import java.io.IOException;

/**
 * What an upload is to become.
 *
 * @param id random, 128 bits in hexadecimal: whoever cannot guess it cannot touch the upload
 * @param packageId the package it belongs to
 * @param owner the appliance that sends it; empty for the platform's own token
 * @param path the file's path in the package
 * @param size its length in bytes; {@link #UNKNOWN} while the file still grows
 * @param sha256 its SHA-256; empty for a file that grew while it was sent, then the manifest tells it later
 */
public record UploadInfo(String id, PackageId packageId, String owner, String path, long size, String sha256) {
    static final long UNKNOWN = -1;

    /** Whether it may turn out to be this file. */
    boolean mayBe(ManifestFile file) {
        return path.equals(file.path())
                && (size == UNKNOWN || size == file.size())
                && (sha256.isEmpty() || sha256.equals(file.sha256()));
    }

    UploadInfo withSize(long length) {
        return new UploadInfo(id, packageId, owner, path, length, sha256);
    }

    byte[] json() {
        ObjectNode node = Json.object();
        node.put("id", id);
        node.put("package", packageId.value());
        node.put("owner", owner);
        node.put("path", path);
        node.put("size", size);
        node.put("sha256", sha256);
        return Json.bytes(node);
    }

    static UploadInfo parse(byte[] json) throws IOException {
        JsonNode node = Json.read(json);
        String packageId = node.path("package").asText();
        if (!node.isObject()
                || !PackageId.isSafe(packageId)
                || !node.path("size").canConvertToLong()) {
            throw new IOException("not an upload's description");
        }
        return new UploadInfo(
                node.path("id").asText(),
                new PackageId(packageId),
                node.path("owner").asText(),
                node.path("path").asText(),
                node.path("size").asLong(),
                node.path("sha256").asText());
    }
}
