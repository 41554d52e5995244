package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.InitSegment;
import io.rostrum.encoder.isobmff.MediaFragment;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Media cut into six-second segments, in one file or in many.
 *
 * @param starts of each segment in the single file
 */
record TestRendition(
        String name,
        TrackFormat format,
        int initLength,
        List<MediaFragment> fragments,
        List<Long> starts,
        boolean singleFile) {
    private static final int SEGMENT_SECONDS = 6;

    static TestRendition write(
            Path folder, String name, TrackFormat format, List<EncodedSample> samples, boolean singleFile)
            throws IOException {
        byte[] init = InitSegment.of(format);
        List<MediaFragment> fragments = cut(samples, format.timescale());
        List<Long> starts = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(init);
        for (MediaFragment fragment : fragments) {
            starts.add((long) all.size());
            all.write(fragment.bytes());
        }
        if (singleFile) {
            Files.write(folder.resolve(name + ".mp4"), all.toByteArray());
        } else {
            Files.createDirectories(folder.resolve(name));
            Files.write(folder.resolve(name + "/init.mp4"), init);
            for (int i = 0; i < fragments.size(); i++) {
                Files.write(
                        folder.resolve(name + "/" + (i + 1) + ".m4s"),
                        fragments.get(i).bytes());
            }
        }
        return new TestRendition(name, format, init.length, fragments, starts, singleFile);
    }

    private static List<MediaFragment> cut(List<EncodedSample> samples, int timescale) {
        List<MediaFragment> fragments = new ArrayList<>();
        List<EncodedSample> pending = new ArrayList<>();
        long boundary = (long) SEGMENT_SECONDS * timescale;
        for (EncodedSample sample : samples) {
            if (sample.sync() && sample.pts() >= boundary) {
                fragments.add(MediaFragment.of(fragments.size() + 1, pending));
                pending.clear();
                boundary += (long) SEGMENT_SECONDS * timescale;
            }
            pending.add(sample);
        }
        fragments.add(MediaFragment.of(fragments.size() + 1, pending));
        return fragments;
    }

    /** The complete playlist, for a place from which the media's folder is {@code prefix}. */
    MediaPlaylist playlist(String prefix) {
        List<MediaSegment> segments = new ArrayList<>();
        for (int i = 0; i < fragments.size(); i++) {
            MediaFragment fragment = fragments.get(i);
            ByteRange range = singleFile ? new ByteRange(fragment.bytes().length, starts.get(i)) : null;
            String uri = singleFile ? name + ".mp4" : name + "/" + (i + 1) + ".m4s";
            segments.add(MediaSegment.of(prefix + uri, range, fragment.duration(), format.timescale()));
        }
        return MediaPlaylist.vod(map(prefix), segments);
    }

    /** The first picture of each segment. */
    MediaPlaylist iFrames() {
        List<MediaSegment> segments = new ArrayList<>();
        for (int i = 0; i < fragments.size(); i++) {
            MediaFragment fragment = fragments.get(i);
            String uri = singleFile ? name + ".mp4" : name + "/" + (i + 1) + ".m4s";
            ByteRange range = new ByteRange(fragment.firstSampleEnd(), singleFile ? starts.get(i) : 0);
            segments.add(MediaSegment.of(uri, range, fragment.duration(), format.timescale()));
        }
        return MediaPlaylist.iFrames(map(""), segments);
    }

    Bandwidth bandwidth() {
        List<MediaSegment> segments = playlist("").segments();
        return Bandwidth.of(
                playlist(""),
                segment -> fragments.get(segments.indexOf(segment)).bytes().length);
    }

    private MediaMap map(String prefix) {
        return singleFile
                ? new MediaMap(prefix + name + ".mp4", new ByteRange(initLength, 0))
                : new MediaMap(prefix + name + "/init.mp4", null);
    }
}
