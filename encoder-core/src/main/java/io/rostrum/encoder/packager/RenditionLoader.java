package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.BoxScan;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.TrackHeader;
import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Lays a media playlist beside the media files it names. Keeps each file it has read. */
final class RenditionLoader {
    private final PackageView view;
    private final BiFunction<String, String, Reference> references;
    private final Map<String, MediaFile> files = new HashMap<>();
    private final Map<String, boolean[]> idrs = new HashMap<>();

    RenditionLoader(PackageView view, BiFunction<String, String, Reference> references) {
        this.view = view;
        this.references = references;
    }

    RenditionView load(String file, Role role, MediaPlaylist playlist) throws EncoderException {
        TrackHeader track = null;
        if (playlist.map() != null) {
            Reference header = references.apply(file, playlist.map().uri());
            MediaFile media = header.exists() ? read(header.path(), null) : null;
            track = media == null ? null : media.track();
        }
        Map<String, Reference> seen = new HashMap<>();
        List<SegmentView> segments = new ArrayList<>();
        for (MediaSegment segment : playlist.segments()) {
            Reference reference = seen.computeIfAbsent(segment.uri(), uri -> references.apply(file, uri));
            MediaFile media = track != null && reference.exists() ? read(reference.path(), track) : null;
            segments.add(view(segments.size() + 1, segment, media));
        }
        return new RenditionView(file, actual(role, track), playlist, track, List.copyOf(segments));
    }

    /** What the media says outweighs how it is referred to. */
    private static Role actual(Role role, TrackHeader track) {
        if (track == null || role == Role.I_FRAMES || role == Role.TEXT) {
            return role;
        }
        return track.format().kind() == MediaKind.VIDEO ? Role.VIDEO : Role.AUDIO;
    }

    private SegmentView view(int number, MediaSegment segment, MediaFile media) {
        ByteRange range = segment.range();
        long start = range == null ? 0 : range.offset();
        long length = range != null ? range.length() : media == null ? 0 : media.size();
        List<Fragment> fragments = new ArrayList<>();
        boolean idr = true;
        if (media != null) {
            List<Fragment> all = media.fragments();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).moofOffset() >= start && all.get(i).end() <= start + length) {
                    if (fragments.isEmpty()) {
                        idr = idrs.get(media.path())[i];
                    }
                    fragments.add(all.get(i));
                }
            }
        }
        return new SegmentView(number, segment, media, start, length, List.copyOf(fragments), idr);
    }

    /**
     * Reads a media file once.
     *
     * @param header of a file that has none of its own; null to demand its own
     * @return null if it cannot be read, which is noted
     */
    private MediaFile read(String path, TrackHeader header) throws EncoderException {
        if (files.containsKey(path)) {
            return files.get(path);
        }
        Path onDisk = view.mediaPackage.directory().resolve(path);
        MediaFile media = null;
        try (FragmentedMp4 mp4 = header == null ? FragmentedMp4.open(onDisk) : FragmentedMp4.open(onDisk, header)) {
            boolean whole = mp4.tail() == BoxScan.State.WHOLE;
            media = new MediaFile(path, mp4.boxes().size(), mp4.initLength(), mp4.track(), mp4.fragments(), whole);
            boolean[] idr = new boolean[mp4.fragments().size()];
            for (int i = 0; i < idr.length; i++) {
                idr[i] = NalUnits.startsWithIdr(mp4, mp4.fragments().get(i));
            }
            idrs.put(path, idr);
        } catch (EncoderException e) {
            media = null;
            view.unreadableMedia.put(path, e.getMessage());
        }
        files.put(path, media);
        return media;
    }
}
