package io.rostrum.encoder.pipeline;

import java.nio.file.Path;

/**
 * Where a rendition lies.
 *
 * @param media the CMAF file; or the folder of the header and the segments
 * @param playlist its playlist
 * @param uri the file's or the folder's address as the playlist writes it
 * @param segmentation which of both it is
 */
record RenditionFiles(Path media, Path playlist, String uri, Segmentation segmentation) {
    private static final String HEADER = "init.mp4";

    /**
     * A rendition in a package.
     *
     * @param playlist its playlist
     * @param media the media's name without ending, in the package
     */
    static RenditionFiles of(Path playlist, Path media, Segmentation segmentation) {
        Path whole = segmentation == Segmentation.FILES ? media : media.resolveSibling(media.getFileName() + ".mp4");
        String uri = playlist.getParent().relativize(whole).toString().replace('\\', '/');
        return new RenditionFiles(whole, playlist, uri, segmentation);
    }

    /** The playlist for scrubbing: beside {@code 720p.m3u8} lies {@code 720p-iframe.m3u8}. */
    Path iFramePlaylist() {
        String name = playlist.getFileName().toString();
        return playlist.resolveSibling(name.replace(".m3u8", "-iframe.m3u8"));
    }

    /** Of segment files: the header. */
    Path header() {
        return media.resolve(HEADER);
    }

    String headerUri() {
        return uri + "/" + HEADER;
    }

    /** Of segment files: one of them, counted from 1. */
    Path segment(int number) {
        return media.resolve(segmentName(number));
    }

    String segmentUri(int number) {
        return uri + "/" + segmentName(number);
    }

    private static String segmentName(int number) {
        return number + ".m4s";
    }
}
