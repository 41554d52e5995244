package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an interrupted encoding goes on: after the segments that every rendition has whole. The last segment of each is done
 * again, because it may be a short one that was meant to be the end.
 *
 * @param segments how many are kept
 * @param pictureStart when the first picture after them is shown, in 1/90000 s
 */
record Resume(int segments, long pictureStart) {
    /** Nothing is kept. */
    static final Resume FROM_START = new Resume(0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(Resume.class);

    /**
     * Looks at the renditions of an interrupted encoding.
     *
     * @param playlists of all renditions; a picture's before the sounds'
     * @param pictures how many of them are pictures
     */
    static Resume find(List<RenditionFiles> playlists, int pictures) {
        int kept = Integer.MAX_VALUE;
        long pictureStart = 0;
        try {
            for (RenditionFiles files : playlists) {
                kept = Math.min(kept, wholeSegments(files) - 1);
            }
            if (playlists.isEmpty() || kept < 1) {
                return FROM_START;
            }
            for (RenditionFiles files : playlists.subList(0, pictures)) {
                long start = start(files, kept);
                if (pictureStart != 0 && start != pictureStart) {
                    return FROM_START;
                }
                pictureStart = start;
            }
        } catch (EncoderException | IOException e) {
            LOG.info("The interrupted encoding cannot be continued, it starts again: {}", e.getMessage());
            return FROM_START;
        }
        LOG.info("The interrupted encoding goes on after {} segments.", kept);
        return new Resume(kept, pictureStart);
    }

    private static int wholeSegments(RenditionFiles files) throws EncoderException, IOException {
        if (!Files.exists(files.playlist()) || !Files.exists(files.media())) {
            return 0;
        }
        MediaPlaylist playlist = MediaPlaylist.parse(Files.readString(files.playlist()));
        try (FragmentedMp4 media = FragmentedMp4.open(files.media())) {
            return (int) playlist.segments().stream()
                    .filter(segment -> segment.range().end() <= media.end())
                    .count();
        }
    }

    private static long start(RenditionFiles files, int kept) throws EncoderException, IOException {
        MediaPlaylist playlist = MediaPlaylist.parse(Files.readString(files.playlist()));
        long offset = playlist.segments().get(kept).range().offset();
        try (FragmentedMp4 media = FragmentedMp4.open(files.media())) {
            return firstPts(media, offset) - media.track().editStart();
        }
    }

    /** The media time of the first sample of the fragment at an offset. */
    static long firstPts(FragmentedMp4 media, long offset) throws EncoderException {
        for (Fragment fragment : media.fragments()) {
            if (fragment.offset() == offset) {
                return fragment.samples().get(0).pts();
            }
        }
        throw new EncoderException(
                EncoderException.Code.BAD_INPUT, "No fragment begins where the playlist says (" + offset + ").");
    }
}
