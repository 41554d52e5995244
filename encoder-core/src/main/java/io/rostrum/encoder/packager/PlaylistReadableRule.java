package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** Every playlist can be read (RFC 8216bis, 4), and there is a multivariant playlist (DESIGN, "On disk"). */
final class PlaylistReadableRule implements Rule {
    @Override
    public String id() {
        return "playlist-readable";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.unreadablePlaylists.forEach((file, sentence) -> problems.accept(Problem.error(this, file, sentence)));
        view.renditions.values().stream()
                .filter(rendition -> rendition.segments().isEmpty())
                .filter(rendition -> rendition.playlist().ended())
                .forEach(rendition -> problems.accept(
                        Problem.error(this, rendition.file(), "The playlist is complete but names no segment.")));
    }
}
