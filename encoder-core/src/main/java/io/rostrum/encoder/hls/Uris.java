package io.rostrum.encoder.hls;

/** The rule for the URIs that our playlists carry. */
final class Uris {
    private Uris() {}

    /** Refuses what would break a playlist's lines or quotes (RFC 8216bis, 4.1 and 4.2). */
    static String checked(String uri) {
        if (uri == null || uri.isBlank() || uri.startsWith("#")) {
            throw new IllegalArgumentException("A playlist needs a URI there, not \"" + uri + "\".");
        }
        if (uri.chars().anyMatch(character -> character < 0x20 || character == '"' || character == 0x7f)) {
            throw new IllegalArgumentException("A URI in a playlist holds no quotes and no control characters.");
        }
        return uri;
    }
}
