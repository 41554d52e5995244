package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.BoxScan;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.TrackHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interrupted encoding left of a rendition.
 *
 * @param track what the header says
 * @param map where the header lies
 * @param segments that are listed and whole, from the first on
 */
record WrittenMedia(TrackHeader track, MediaMap map, List<Segment> segments) {
    /**
     * A segment on disk.
     *
     * @param listed as the playlist states it
     * @param fragments with their places in its file
     * @param bytes how many it has
     */
    record Segment(MediaSegment listed, List<Fragment> fragments, long bytes) {}

    /** Reads a rendition of which at least the playlist is there. */
    static WrittenMedia read(RenditionFiles files) throws EncoderException, IOException {
        MediaPlaylist playlist = MediaPlaylist.parse(Files.readString(files.playlist()));
        return files.segmentation() == Segmentation.FILES ? ofFiles(files, playlist) : ofOne(files, playlist);
    }

    private static WrittenMedia ofOne(RenditionFiles files, MediaPlaylist playlist) throws EncoderException {
        try (FragmentedMp4 media = FragmentedMp4.open(files.media())) {
            List<Segment> whole = new ArrayList<>();
            for (MediaSegment listed : playlist.segments()) {
                if (listed.range().end() > media.end()) {
                    break;
                }
                List<Fragment> inside = media.fragments().stream()
                        .filter(fragment -> fragment.offset() >= listed.range().offset()
                                && fragment.offset() < listed.range().end())
                        .toList();
                whole.add(new Segment(listed, inside, listed.range().length()));
            }
            return new WrittenMedia(media.track(), playlist.map(), whole);
        }
    }

    private static WrittenMedia ofFiles(RenditionFiles files, MediaPlaylist playlist)
            throws EncoderException, IOException {
        try (FragmentedMp4 header = FragmentedMp4.open(files.header())) {
            List<Segment> whole = new ArrayList<>();
            for (MediaSegment listed : playlist.segments()) {
                Path file = files.segment(whole.size() + 1);
                if (!Files.exists(file)) {
                    break;
                }
                try (FragmentedMp4 media = FragmentedMp4.open(file, header.track())) {
                    if (media.tail() != BoxScan.State.WHOLE || media.fragments().isEmpty()) {
                        break;
                    }
                    whole.add(new Segment(listed, media.fragments(), Files.size(file)));
                }
            }
            return new WrittenMedia(header.track(), playlist.map(), whole);
        }
    }
}
