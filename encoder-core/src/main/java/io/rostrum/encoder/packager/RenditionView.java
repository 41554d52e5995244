package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.TrackHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A media playlist of the package beside the media it names.
 *
 * @param file the playlist's path in the package
 * @param role what it is for
 * @param playlist as it was read
 * @param track what its header says; null if there is none or it could not be read
 * @param segments one for each of the playlist
 */
record RenditionView(String file, Role role, MediaPlaylist playlist, TrackHeader track, List<SegmentView> segments) {
    boolean isMedia() {
        return role == Role.VIDEO || role == Role.AUDIO;
    }

    /** Whether every segment was found, lies in its file and holds samples: what rules about time need. */
    boolean isWhole() {
        return track != null
                && !segments.isEmpty()
                && segments.stream()
                        .allMatch(segment ->
                                segment.isInFile() && !segment.fragments().isEmpty());
    }

    /** What it costs, measured from its bytes; empty if they are not all there. */
    Optional<Bandwidth> bandwidth() {
        if (segments.isEmpty() || playlist.totalSeconds().signum() <= 0) {
            return Optional.empty();
        }
        Map<MediaSegment, Long> bytes = new HashMap<>();
        for (SegmentView segment : segments) {
            if (!segment.isInFile()) {
                return Optional.empty();
            }
            bytes.put(segment.segment(), segment.length());
        }
        return Optional.of(Bandwidth.of(playlist, bytes::get));
    }

    /** How long a sample lasts on average, in seconds: a picture's frame. Only for whole renditions. */
    double frameSeconds() {
        double samples = segments.stream()
                .flatMap(segment -> segment.fragments().stream())
                .mapToInt(fragment -> fragment.samples().size())
                .sum();
        return mediaSeconds() / samples;
    }

    /** When it starts, in seconds of media time. Only for whole renditions. */
    double startSeconds() {
        return segments.get(0).startSeconds();
    }

    /** How long it plays, in seconds. Only for whole renditions. */
    double mediaSeconds() {
        return segments.stream().mapToDouble(SegmentView::mediaSeconds).sum();
    }
}
