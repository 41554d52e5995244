package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.Fragment;
import java.util.List;

/**
 * One segment of a media playlist beside what the file holds there.
 *
 * @param number counts from 1
 * @param segment as the playlist states it
 * @param file which holds it; null if it could not be read
 * @param start its first byte in the file
 * @param length in bytes
 * @param fragments that lie wholly in it
 * @param idr whether its first picture is an IDR; true for sound
 */
record SegmentView(
        int number,
        MediaSegment segment,
        MediaFile file,
        long start,
        long length,
        List<Fragment> fragments,
        boolean idr) {
    long end() {
        return start + length;
    }

    boolean isInFile() {
        return file != null && end() <= file.size();
    }

    Fragment first() {
        return fragments.get(0);
    }

    Fragment last() {
        return fragments.get(fragments.size() - 1);
    }

    /** When its first sample is shown or heard, in seconds, counted as the header's edit list says. */
    double startSeconds() {
        return seconds(first().samples().get(0).pts() - file.track().editStart());
    }

    /** The sum of its samples' durations, in seconds. */
    double mediaSeconds() {
        return seconds(fragments.stream().mapToLong(Fragment::duration).sum());
    }

    private double seconds(long ticks) {
        return (double) ticks / file.track().format().timescale();
    }
}
