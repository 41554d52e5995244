package io.rostrum.encoder.hls;

/**
 * Where the header of the segments lies (EXT-X-MAP, RFC 8216bis, 4.4.4.5).
 *
 * @param uri of the resource, relative to the playlist
 * @param range of the header in it; null for the whole resource
 */
public record MediaMap(String uri, ByteRange range) {
    public MediaMap {
        Uris.checked(uri);
    }
}
