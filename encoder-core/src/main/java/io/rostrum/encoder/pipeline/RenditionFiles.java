package io.rostrum.encoder.pipeline;

import java.nio.file.Path;

/**
 * Where a rendition lies.
 *
 * @param media the CMAF file
 * @param playlist its playlist
 * @param uri the CMAF file's address as the playlist writes it
 */
record RenditionFiles(Path media, Path playlist, String uri) {
    /** The playlist for scrubbing: beside {@code 720p.m3u8} lies {@code 720p-iframe.m3u8}. */
    Path iFramePlaylist() {
        String name = playlist.getFileName().toString();
        return playlist.resolveSibling(name.replace(".m3u8", "-iframe.m3u8"));
    }
}
