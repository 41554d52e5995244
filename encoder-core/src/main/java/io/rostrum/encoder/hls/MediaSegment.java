package io.rostrum.encoder.hls;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One media segment of a playlist.
 *
 * @param uri of the resource, relative to the playlist
 * @param range of the segment in it; null for the whole resource
 * @param seconds how long it plays: the exact decimal number of EXTINF
 */
public record MediaSegment(String uri, ByteRange range, BigDecimal seconds) {
    private static final int MICROSECONDS = 6;
    private static final int MIN_DECIMALS = 3;

    public MediaSegment {
        Uris.checked(uri);
        if (seconds.signum() < 0) {
            throw new IllegalArgumentException("A segment does not last " + seconds + " seconds.");
        }
        seconds = seconds.stripTrailingZeros();
        seconds = seconds.setScale(Math.max(MIN_DECIMALS, seconds.scale()), RoundingMode.UNNECESSARY);
    }

    /**
     * A segment whose length is known in ticks; the playlist states it to the microsecond.
     *
     * @param timescale ticks a second
     */
    public static MediaSegment of(String uri, ByteRange range, long ticks, int timescale) {
        BigDecimal seconds =
                BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(timescale), MICROSECONDS, RoundingMode.HALF_UP);
        return new MediaSegment(uri, range, seconds);
    }

    /** The length rounded to the nearest whole second, half up, as the target duration counts it. */
    public int roundedSeconds() {
        return seconds.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }
}
