package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.MultivariantPlaylist;

/**
 * A multivariant playlist of the package.
 *
 * @param file its path in the package
 */
record Programme(String file, MultivariantPlaylist playlist) {
    boolean isMain() {
        return file.equals(MediaPackage.PLAYLIST);
    }
}
