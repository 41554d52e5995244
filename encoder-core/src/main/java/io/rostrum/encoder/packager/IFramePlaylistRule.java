package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** A programme with pictures has I-frame playlists, for scrubbing (Apple HLS Authoring Specification, 6.1). */
final class IFramePlaylistRule implements Rule {
    @Override
    public String id() {
        return "iframe-playlist";
    }

    @Override
    public String clause() {
        return "Apple 6.1";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        if (view.growing) {
            return;
        }
        for (Programme programme : view.programmes) {
            boolean picture =
                    programme.playlist().variants().stream().anyMatch(variant -> view.hasPicture(programme, variant));
            if (picture && programme.playlist().iFrameVariants().isEmpty()) {
                problems.accept(Problem.warning(
                        this,
                        programme.file(),
                        "There is no I-frame playlist, so players show no pictures while scrubbing."));
            }
        }
    }
}
