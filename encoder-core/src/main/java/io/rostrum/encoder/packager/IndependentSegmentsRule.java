package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.MediaPlaylist;
import java.util.function.Consumer;

/**
 * The multivariant playlist says EXT-X-INDEPENDENT-SEGMENTS (Apple HLS Authoring Specification, 9.11); where it does not,
 * each of its picture playlists must (9.12).
 */
final class IndependentSegmentsRule implements Rule {
    @Override
    public String id() {
        return "independent-segments";
    }

    @Override
    public String clause() {
        return "Apple 9.11, 9.12";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            if (programme.playlist().independentSegments()) {
                continue;
            }
            boolean everyPicture = programme.playlist().variants().stream()
                    .flatMap(variant -> view.rendition(programme, variant.uri()).stream())
                    .filter(rendition -> rendition.role() == Role.VIDEO)
                    .map(RenditionView::playlist)
                    .allMatch(MediaPlaylist::independentSegments);
            problems.accept(
                    everyPicture
                            ? Problem.warning(
                                    this,
                                    programme.file(),
                                    "EXT-X-INDEPENDENT-SEGMENTS stands in the picture playlists only, not here.")
                            : Problem.error(
                                    this,
                                    programme.file(),
                                    "EXT-X-INDEPENDENT-SEGMENTS is missing: players could not switch freely."));
        }
    }
}
