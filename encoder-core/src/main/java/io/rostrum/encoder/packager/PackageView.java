package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A package, read once so that every rule can look at it. Filled by {@link PackageLoader}, then only read. */
final class PackageView {
    final MediaPackage mediaPackage;
    final MediaPackage.Listing listing;

    /** Whether the package may still grow: it needs no manifest, and its playlists no end. */
    final boolean growing;

    /** Null if the package is not sealed or the manifest cannot be used. */
    Manifest manifest;

    /** Why there is no manifest; null if there is one. */
    EncoderException manifestFailure;

    final List<Programme> programmes = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();

    /** By the playlist's path. */
    final Map<String, RenditionView> renditions = new LinkedHashMap<>();

    /** The playlists that are text at all, by their path. */
    final Map<String, String> texts = new LinkedHashMap<>();

    /** What is wrong with a playlist that could not be read, by its path. */
    final Map<String, String> unreadablePlaylists = new LinkedHashMap<>();

    /** What is wrong with a media file that could not be read, by its path. */
    final Map<String, String> unreadableMedia = new LinkedHashMap<>();

    PackageView(MediaPackage mediaPackage, MediaPackage.Listing listing, boolean growing) {
        this.mediaPackage = mediaPackage;
        this.listing = listing;
        this.growing = growing;
    }

    Optional<Programme> mainProgramme() {
        return programmes.stream().filter(Programme::isMain).findFirst();
    }

    List<RenditionView> renditions(Role role) {
        return renditions.values().stream()
                .filter(rendition -> rendition.role() == role)
                .toList();
    }

    Optional<RenditionView> rendition(Programme programme, String uri) {
        return PackageUri.resolve(programme.file(), uri).map(renditions::get);
    }

    /** The sounds that may play with a variant. */
    List<RenditionView> sounds(Programme programme, Variant variant) {
        List<RenditionView> sounds = new ArrayList<>();
        for (AudioRendition audio : programme.playlist().audio()) {
            if (audio.groupId().equals(variant.audioGroup()) && audio.uri() != null) {
                rendition(programme, audio.uri())
                        .filter(sound -> !sound.file().equals(pathOf(programme, variant)))
                        .ifPresent(sounds::add);
            }
        }
        return sounds;
    }

    boolean hasPicture(Programme programme, Variant variant) {
        return rendition(programme, variant.uri())
                .map(rendition -> rendition.role() == Role.VIDEO)
                .orElse(variant.resolution() != null);
    }

    /** Peak and average of a variant with the costliest of its sounds; empty if a part could not be measured. */
    Optional<Bandwidth> measured(Programme programme, Variant variant) {
        Optional<Bandwidth> sum = rendition(programme, variant.uri()).flatMap(RenditionView::bandwidth);
        Bandwidth loudest = new Bandwidth(0, 0);
        for (RenditionView sound : sounds(programme, variant)) {
            Optional<Bandwidth> bandwidth = sound.bandwidth();
            if (bandwidth.isEmpty()) {
                return Optional.empty();
            }
            loudest = bandwidth.get().peak() > loudest.peak() ? bandwidth.get() : loudest;
        }
        Bandwidth costliest = loudest;
        if (!hasPicture(programme, variant)) { // another language plays instead of the variant's own sound
            return sum.map(bandwidth -> bandwidth.peak() >= costliest.peak() ? bandwidth : costliest);
        }
        return sum.map(bandwidth -> bandwidth.plus(costliest));
    }

    private static String pathOf(Programme programme, Variant variant) {
        return PackageUri.resolve(programme.file(), variant.uri()).orElse(null);
    }

    /** What a rendition's first segment lies in; UNKNOWN if it is not there. */
    SegmentContainer container(RenditionView rendition) throws EncoderException {
        if (rendition.segments().isEmpty()) {
            return SegmentContainer.UNKNOWN;
        }
        String path = PackageUri.resolve(
                        rendition.file(), rendition.segments().get(0).segment().uri())
                .orElse(null);
        if (path == null || !listing.files().contains(path)) {
            return SegmentContainer.UNKNOWN;
        }
        try {
            return SegmentContainer.of(mediaPackage.directory().resolve(path));
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading " + path + " failed: " + e.getMessage() + ".", e);
        }
    }
}
