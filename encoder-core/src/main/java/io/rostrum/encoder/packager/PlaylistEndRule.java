package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.MediaPlaylist;
import java.util.function.Consumer;

/** A complete playlist is VOD and ends with EXT-X-ENDLIST (RFC 8216bis, 4.4.3.4 and 4.4.3.5; Apple HLS Authoring
 * Specification, 8.6); one that grows is an EVENT (8.8). */
final class PlaylistEndRule implements Rule {
    @Override
    public String id() {
        return "playlist-ended";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.3.4, 4.4.3.5; Apple 8.6, 8.8";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions.values()) {
            MediaPlaylist playlist = rendition.playlist();
            boolean vod = playlist.type() == MediaPlaylist.Type.VOD;
            if (!playlist.ended() && (vod || !view.growing)) {
                problems.accept(
                        Problem.error(this, rendition.file(), "EXT-X-ENDLIST is missing from a complete playlist."));
            } else if (!vod && !view.growing) {
                problems.accept(Problem.error(
                        this, rendition.file(), "EXT-X-PLAYLIST-TYPE is " + playlist.type() + " where VOD belongs."));
            } else if (view.growing && playlist.type() == null) {
                problems.accept(
                        Problem.error(this, rendition.file(), "EXT-X-PLAYLIST-TYPE is missing where EVENT belongs."));
            }
        }
    }
}
