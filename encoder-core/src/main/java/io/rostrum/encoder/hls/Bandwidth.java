package io.rostrum.encoder.hls;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a rendition costs on the wire (RFC 8216bis, 4.4.6.2).
 *
 * @param peak the largest bit rate, in bits a second, of any run of segments that lasts 0.5 to 1.5 target durations
 * @param average all bits over the whole length, in bits a second
 */
public record Bandwidth(long peak, long average) {
    private static final BigDecimal BITS = BigDecimal.valueOf(8);
    private static final BigDecimal SHORTEST = new BigDecimal("0.5");
    private static final BigDecimal LONGEST = new BigDecimal("1.5");

    public Bandwidth {
        if (peak < 0 || average < 0) {
            throw new IllegalArgumentException("A bandwidth is not negative: " + peak + ", " + average + ".");
        }
    }

    /**
     * Measures a playlist whose segments all are byte ranges.
     *
     * @throws IllegalArgumentException if one is not, or there is none
     */
    public static Bandwidth of(MediaPlaylist playlist) {
        return of(playlist, segment -> {
            if (segment.range() == null) {
                throw new IllegalArgumentException("The segment " + segment.uri() + " states no byte range.");
            }
            return segment.range().length();
        });
    }

    /**
     * Measures a playlist. A programme too short for any run of half a target duration peaks at its average.
     *
     * @param bytes the size of a segment
     * @throws IllegalArgumentException if the playlist has no segment or lasts no time
     */
    public static Bandwidth of(MediaPlaylist playlist, ToLongFunction<MediaSegment> bytes) {
        List<MediaSegment> segments = playlist.segments();
        BigDecimal target = BigDecimal.valueOf(playlist.targetDuration());
        BigDecimal shortest = target.multiply(SHORTEST);
        BigDecimal longest = target.multiply(LONGEST);
        long average = rate(segments.stream().mapToLong(bytes).sum(), playlist.totalSeconds());
        long peak = 0;
        for (int first = 0; first < segments.size(); first++) {
            BigDecimal seconds = BigDecimal.ZERO;
            long size = 0;
            for (int last = first; last < segments.size(); last++) {
                seconds = seconds.add(segments.get(last).seconds());
                size += bytes.applyAsLong(segments.get(last));
                if (seconds.compareTo(longest) > 0) {
                    break;
                }
                if (seconds.signum() > 0 && seconds.compareTo(shortest) >= 0) {
                    peak = Math.max(peak, rate(size, seconds));
                }
            }
        }
        return new Bandwidth(peak == 0 ? average : peak, average);
    }

    /** What two renditions that play together cost: a picture and its sound. */
    public Bandwidth plus(Bandwidth other) {
        return new Bandwidth(peak + other.peak, average + other.average);
    }

    private static long rate(long bytes, BigDecimal seconds) {
        if (seconds.signum() <= 0) {
            throw new IllegalArgumentException("A playlist without any length has no bandwidth.");
        }
        return BigDecimal.valueOf(bytes)
                .multiply(BITS)
                .divide(seconds, 0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
