package io.rostrum.encoder.hls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * A variant stream (EXT-X-STREAM-INF, RFC 8216bis, 4.4.6.2). Made by {@link #at}.
 *
 * @param uri of the media playlist
 * @param bandwidth peak bits a second, sound included
 * @param averageBandwidth bits a second, sound included; 0 if the playlist does not say
 * @param codecs as RFC 6381 names them; empty if the playlist does not say
 * @param resolution null for sound alone
 * @param frameRate frames a second with three decimals; null for sound alone
 * @param audioGroup the group of the sound; null if none
 * @param subtitlesGroup the group of the subtitles; null if none
 */
public record Variant(
        String uri,
        long bandwidth,
        long averageBandwidth,
        List<String> codecs,
        Resolution resolution,
        BigDecimal frameRate,
        String audioGroup,
        String subtitlesGroup) {
    private static final int FRAME_RATE_DECIMALS = 3;

    public Variant {
        Uris.checked(uri);
        codecs = List.copyOf(codecs);
        if (bandwidth < 1 || averageBandwidth < 0) {
            throw new IllegalArgumentException(
                    "The variant " + uri + " needs a bandwidth of at least one bit a second.");
        }
        if (frameRate != null) {
            frameRate = frameRate.setScale(FRAME_RATE_DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /** Starts a variant whose media playlist is at {@code uri}. */
    public static Builder at(String uri) {
        return new Builder(uri);
    }

    /** The same variant, naming another group of subtitles; null for none. */
    Variant withSubtitles(String groupId) {
        return new Variant(uri, bandwidth, averageBandwidth, codecs, resolution, frameRate, audioGroup, groupId);
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
        if (frameRate != null) {
            attributes.plain("FRAME-RATE", frameRate.toPlainString());
        }
        if (audioGroup != null) {
            attributes.quoted("AUDIO", audioGroup);
        }
        if (subtitlesGroup != null) {
            attributes.quoted("SUBTITLES", subtitlesGroup);
        }
        // We never embed CEA-608: said aloud, players offer no captions that are not there.
        return attributes.plain("CLOSED-CAPTIONS", "NONE").line("#EXT-X-STREAM-INF") + uri + "\n";
    }

    static Variant parse(Attributes attributes, String uri) {
        return new Variant(
                uri,
                attributes.requireInteger("BANDWIDTH"),
                attributes.integer("AVERAGE-BANDWIDTH").orElse(0L),
                codecs(attributes),
                attributes.resolution("RESOLUTION").orElse(null),
                attributes.decimal("FRAME-RATE").orElse(null),
                attributes.quoted("AUDIO").orElse(null),
                attributes.quoted("SUBTITLES").orElse(null));
    }

    static List<String> codecs(Attributes attributes) {
        return attributes
                .quoted("CODECS")
                .map(list -> Arrays.stream(list.split(",")).map(String::strip).toList())
                .orElse(List.of());
    }

    /** Collects a variant's attributes; sound alone needs neither resolution nor frame rate. */
    public static final class Builder {
        private final String uri;
        private long bandwidth;
        private long averageBandwidth;
        private List<String> codecs = List.of();
        private Resolution resolution;
        private BigDecimal frameRate;
        private String audioGroup;
        private String subtitlesGroup;

        private Builder(String uri) {
            this.uri = uri;
        }

        /** Peak and average of all that plays together: picture plus sound. */
        public Builder bandwidth(Bandwidth sum) {
            bandwidth = sum.peak();
            averageBandwidth = sum.average();
            return this;
        }

        public Builder codecs(String... names) {
            codecs = List.of(names);
            return this;
        }

        public Builder resolution(int width, int height) {
            resolution = new Resolution(width, height);
            return this;
        }

        /** Frames a second. */
        public Builder frameRate(double rate) {
            frameRate = BigDecimal.valueOf(rate);
            return this;
        }

        public Builder audioGroup(String groupId) {
            audioGroup = groupId;
            return this;
        }

        public Builder subtitlesGroup(String groupId) {
            subtitlesGroup = groupId;
            return this;
        }

        public Variant build() {
            return new Variant(
                    uri, bandwidth, averageBandwidth, codecs, resolution, frameRate, audioGroup, subtitlesGroup);
        }
    }
}
