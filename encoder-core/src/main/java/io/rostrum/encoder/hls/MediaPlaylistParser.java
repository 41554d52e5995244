package io.rostrum.encoder.hls;

import io.rostrum.encoder.EncoderException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects a media playlist line by line. One use. */
final class MediaPlaylistParser implements PlaylistLines.Handler {
    private final List<MediaSegment> segments = new ArrayList<>();
    private final Map<String, Long> endOfLastRange = new HashMap<>();
    private MediaPlaylist.Type type;
    private Integer targetDuration;
    private boolean ended;
    private boolean independent;
    private boolean iFramesOnly;
    private MediaMap map;
    private BigDecimal seconds;
    private String range;

    MediaPlaylist parse(String text) throws EncoderException {
        PlaylistLines.walk(text, this);
        try {
            if (targetDuration == null) {
                throw new IllegalArgumentException("EXT-X-TARGETDURATION is missing, so it is no media playlist.");
            }
            return new MediaPlaylist(type, ended, targetDuration, independent, iFramesOnly, map, segments);
        } catch (IllegalArgumentException e) {
            throw PlaylistLines.unusable(e);
        }
    }

    @Override
    public void tag(String name, String value) {
        switch (name) {
            case "#EXT-X-PLAYLIST-TYPE" -> type = type(value);
            case "#EXT-X-TARGETDURATION" -> targetDuration = wholeSeconds(value);
            case "#EXT-X-ENDLIST" -> ended = true;
            case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
            case "#EXT-X-I-FRAMES-ONLY" -> iFramesOnly = true;
            case "#EXT-X-MAP" -> map(Attributes.parse(value));
            case "#EXTINF" -> seconds = Decimals.parse("EXTINF", value.split(",", 2)[0]);
            case "#EXT-X-BYTERANGE" -> range = value;
            default -> {}
        }
    }

    @Override
    public void uri(String uri) {
        if (seconds == null) {
            throw new IllegalArgumentException("The segment " + uri + " has no EXTINF.");
        }
        ByteRange bytes = range == null ? null : ByteRange.parse(range, impliedOffset(uri));
        if (bytes != null) {
            endOfLastRange.put(uri, bytes.end());
        }
        segments.add(new MediaSegment(uri, bytes, seconds));
        seconds = null;
        range = null;
    }

    private void map(Attributes attributes) {
        MediaMap found = new MediaMap(
                attributes.requireQuoted("URI"),
                attributes
                        .quoted("BYTERANGE")
                        .map(text -> ByteRange.parse(text, 0))
                        .orElse(null));
        if (map != null && !map.equals(found)) {
            throw new IllegalArgumentException(
                    "The header changes within the playlist; this reader knows one EXT-X-MAP.");
        }
        map = found;
    }

    /** Without an offset a range starts where the last one of the same resource ended (RFC 8216bis, 4.4.4.2). */
    private long impliedOffset(String uri) {
        Long end = endOfLastRange.get(uri);
        if (end == null && !range.contains("@")) {
            throw new IllegalArgumentException("The first EXT-X-BYTERANGE of " + uri + " needs an offset.");
        }
        return end == null ? 0 : end;
    }

    private static MediaPlaylist.Type type(String value) {
        return switch (value) {
            case "VOD" -> MediaPlaylist.Type.VOD;
            case "EVENT" -> MediaPlaylist.Type.EVENT;
            default -> throw new IllegalArgumentException("EXT-X-PLAYLIST-TYPE is EVENT or VOD, not " + value + ".");
        };
    }

    private static int wholeSeconds(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("EXT-X-TARGETDURATION is no whole number: " + value + ".");
        }
        return Integer.parseInt(value);
    }
}
