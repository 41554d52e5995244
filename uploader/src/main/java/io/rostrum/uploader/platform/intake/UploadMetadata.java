package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** tus 1.0, header {@code Upload-Metadata}: pairs of a key and a base64 value, with commas between. */
record UploadMetadata(Map<String, String> values) {
    UploadMetadata {
        values = Map.copyOf(values);
    }

    static UploadMetadata parse(String header) throws ProblemException {
        Map<String, String> values = new HashMap<>();
        if (header == null || header.isBlank()) {
            return new UploadMetadata(values);
        }
        for (String pair : header.split(",")) {
            String[] words = pair.strip().split(" +");
            if (words.length > 2 || words[0].isEmpty() || values.containsKey(words[0])) {
                throw unreadable();
            }
            values.put(words[0], words.length == 1 ? "" : decode(words[1]));
        }
        return new UploadMetadata(values);
    }

    /** The value of a key; empty when it is not there. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    private static String decode(String base64) throws ProblemException {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(
                400, "Unreadable metadata", "Upload-Metadata has pairs of a key and a base64 value, each key once.");
    }
}
