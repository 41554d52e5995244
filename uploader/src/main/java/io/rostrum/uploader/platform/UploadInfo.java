package io.rostrum.uploader.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * What an upload is to become.
 *
 * @param id random, 128 bits in hexadecimal: whoever cannot guess it cannot touch the upload
 * @param packageId the package it belongs to
 * @param file the manifest's file it carries
 */
record UploadInfo(String id, PackageId packageId, ManifestFile file) {

    byte[] json() {
        ObjectNode node = Json.object();
        node.put("id", id);
        node.put("package", packageId.value());
        node.put("path", file.path());
        node.put("size", file.size());
        node.put("sha256", file.sha256());
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
        ManifestFile file = new ManifestFile(
                node.path("path").asText(),
                node.path("size").asLong(),
                node.path("sha256").asText());
        return new UploadInfo(node.path("id").asText(), new PackageId(packageId), file);
    }
}
