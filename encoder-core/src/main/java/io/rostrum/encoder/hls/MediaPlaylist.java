package io.rostrum.encoder.hls;

import io.rostrum.encoder.EncoderException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A media playlist (RFC 8216bis, 4.4.3) that starts with its first segment.
 *
 * <p>A playlist that was read may break the rules between its parts (an EXTINF above the target duration, a VOD without
 * an end): the package verifier names those. The factories here make none such.
 *
 * @param type EVENT while it grows, VOD when it is complete; null if the playlist does not say
 * @param ended whether EXT-X-ENDLIST stands at the end
 * @param targetDuration in seconds; in an EVENT it never changes
 * @param independentSegments whether every segment can be decoded on its own
 * @param iFramesOnly whether each segment is a single I-frame
 * @param map where the segments' header lies; null for formats without one (WebVTT)
 * @param segments in playing order
 */
public record MediaPlaylist(
        Type type,
        boolean ended,
        int targetDuration,
        boolean independentSegments,
        boolean iFramesOnly,
        MediaMap map,
        List<MediaSegment> segments) {
    /** EXT-X-PLAYLIST-TYPE. */
    public enum Type {
        EVENT,
        VOD
    }

    public MediaPlaylist {
        segments = List.copyOf(segments);
        if (targetDuration < 0) {
            throw new IllegalArgumentException("A target duration is not " + targetDuration + " seconds.");
        }
    }

    /** A complete playlist; the target duration is its longest segment's. */
    public static MediaPlaylist vod(MediaMap map, List<MediaSegment> segments) {
        return new MediaPlaylist(Type.VOD, true, targetDurationOf(segments), map != null, false, map, segments);
    }

    /**
     * A playlist that still grows.
     *
     * @param targetDuration in seconds: the same at every call, at least every segment's rounded length
     * @throws IllegalArgumentException if a segment is longer
     */
    public static MediaPlaylist event(MediaMap map, int targetDuration, List<MediaSegment> segments) {
        if (targetDurationOf(segments) > targetDuration) {
            throw new IllegalArgumentException(
                    "A segment is longer than the target duration of " + targetDuration + " s, which may not change.");
        }
        return new MediaPlaylist(Type.EVENT, false, targetDuration, map != null, false, map, segments);
    }

    /** A complete playlist whose segments are single I-frames, for scrubbing (RFC 8216bis, 4.4.3.6). */
    public static MediaPlaylist iFrames(MediaMap map, List<MediaSegment> segments) {
        Objects.requireNonNull(map, "map");
        return new MediaPlaylist(Type.VOD, true, targetDurationOf(segments), true, true, map, segments);
    }

    /** The smallest target duration that the segments allow: the longest one, rounded (RFC 8216bis, 4.4.3.1). */
    public static int targetDurationOf(List<MediaSegment> segments) {
        return segments.stream().mapToInt(MediaSegment::roundedSeconds).max().orElse(1);
    }

    /** The same programme, complete: VOD with an end. The target duration stays. */
    public MediaPlaylist sealed() {
        return new MediaPlaylist(Type.VOD, true, targetDuration, independentSegments, iFramesOnly, map, segments);
    }

    /** The sum of the segments' lengths in seconds. */
    public BigDecimal totalSeconds() {
        return segments.stream().map(MediaSegment::seconds).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The playlist's text, each line ended by a line feed. */
    public String render() {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.append("#EXT-X-TARGETDURATION:").append(targetDuration).append('\n');
        if (type != null) {
            text.append("#EXT-X-PLAYLIST-TYPE:").append(type).append('\n');
        }
        if (independentSegments) {
            text.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        if (iFramesOnly) {
            text.append("#EXT-X-I-FRAMES-ONLY\n");
        }
        if (map != null) {
            AttributeWriter attributes = new AttributeWriter().quoted("URI", map.uri());
            if (map.range() != null) {
                attributes.quoted("BYTERANGE", map.range().render());
            }
            text.append(attributes.line("#EXT-X-MAP"));
        }
        for (MediaSegment segment : segments) {
            text.append("#EXTINF:").append(segment.seconds().toPlainString()).append(",\n");
            if (segment.range() != null) {
                text.append("#EXT-X-BYTERANGE:")
                        .append(segment.range().render())
                        .append('\n');
            }
            text.append(segment.uri()).append('\n');
        }
        return text.append(ended ? "#EXT-X-ENDLIST\n" : "").toString();
    }

    /**
     * Reads a playlist. Tags that this model does not know are passed over, as RFC 8216bis, 4.1 asks.
     *
     * @throws EncoderException BAD_INPUT with the line that cannot be read
     */
    public static MediaPlaylist parse(String text) throws EncoderException {
        return new MediaPlaylistParser().parse(text);
    }
}
