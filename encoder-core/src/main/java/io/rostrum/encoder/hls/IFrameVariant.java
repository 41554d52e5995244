package io.rostrum.encoder.hls;

import java.util.List;
import java.util.Objects;

/**
 * I-frames for scrubbing (EXT-X-I-FRAME-STREAM-INF, RFC 8216bis, 4.4.6.3).
 *
 * @param uri of the media playlist
 * @param bandwidth peak bits a second
 * @param averageBandwidth bits a second; 0 if the playlist does not say
 * @param codecs as RFC 6381 names them
 * @param resolution null if the playlist does not say
 */
public record IFrameVariant(
        String uri, long bandwidth, long averageBandwidth, List<String> codecs, Resolution resolution) {
    public IFrameVariant {
        Uris.checked(uri);
        codecs = List.copyOf(codecs);
        if (bandwidth < 1 || averageBandwidth < 0) {
            throw new IllegalArgumentException(
                    "The variant " + uri + " needs a bandwidth of at least one bit a second.");
        }
    }

    /** An I-frame variant of one video codec. */
    public static IFrameVariant of(String uri, Bandwidth bandwidth, String codec, Resolution resolution) {
        Objects.requireNonNull(resolution, "resolution");
        return new IFrameVariant(uri, bandwidth.peak(), bandwidth.average(), List.of(codec), resolution);
    }

    String render() {
        AttributeWriter attributes = new AttributeWriter().plain("BANDWIDTH", bandwidth);
        if (averageBandwidth > 0) {
            attributes.plain("AVERAGE-BANDWIDTH", averageBandwidth);
        }
        if (!codecs.isEmpty()) {
            attributes.quoted("CODECS", String.join(",", codecs));
        }
        if (resolution != null) {
            attributes.plain("RESOLUTION", resolution);
        }
        return attributes.quoted("URI", uri).line("#EXT-X-I-FRAME-STREAM-INF");
    }

    static IFrameVariant parse(Attributes attributes) {
        return new IFrameVariant(
                attributes.requireQuoted("URI"),
                attributes.requireInteger("BANDWIDTH"),
                attributes.integer("AVERAGE-BANDWIDTH").orElse(0L),
                Variant.codecs(attributes),
                attributes.resolution("RESOLUTION").orElse(null));
    }
}
