package io.rostrum.encoder.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandwidthTest {
    @Test
    void thePeakIsTheBusiestSegmentWhenAllAreEquallyLong() {
        Bandwidth measured = Bandwidth.of(playlist(6, 1000, 6, 3000, 6, 2000));

        assertThat(measured.peak()).isEqualTo(4000);
        assertThat(measured.average()).isEqualTo(2667);
    }

    @Test
    void aLastSegmentOfLessThanHalfATargetDurationIsNoPeakOfItsOwn() {
        Bandwidth measured = Bandwidth.of(playlist(6, 6000, 2, 4000));

        // Together they last 8 s, within 1.5 target durations; the last alone is too short to count.
        assertThat(measured.peak()).isEqualTo(10_000);
    }

    @Test
    void shortSegmentsCountInRunsOfUpToOneAndAHalfTargetDurations() {
        Bandwidth measured = Bandwidth.of(playlist(6, 600, 2, 2000, 2, 2000, 2, 200));

        // The two busy segments together last 4 s: a run of at least half a target duration.
        assertThat(measured.peak()).isEqualTo(8000);
    }

    @Test
    void aRenditionsBandwidthsAddToItsSounds() {
        assertThat(new Bandwidth(5, 3).plus(new Bandwidth(2, 1))).isEqualTo(new Bandwidth(7, 4));
    }

    @Test
    void aPlaylistWithoutLengthHasNoBandwidth() {
        assertThatThrownBy(() -> Bandwidth.of(MediaPlaylist.vod(null, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A playlist of pairs: seconds, bytes. */
    private static MediaPlaylist playlist(int... pairs) {
        List<MediaSegment> segments = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            segments.add(MediaSegment.of("a.mp4", new ByteRange(pairs[i + 1], offset), pairs[i], 1));
            offset += pairs[i + 1];
        }
        return MediaPlaylist.vod(null, segments);
    }
}
