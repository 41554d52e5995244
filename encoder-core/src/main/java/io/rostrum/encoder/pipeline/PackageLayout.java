package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ladder.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the parts of a package lie.
 *
 * @param directory of the package
 * @param segmentation a file a rendition, or a file a segment
 * @param playlist file name of the multivariant playlist
 */
record PackageLayout(Path directory, Segmentation segmentation, String playlist) {

    /** The same package with another multivariant playlist. */
    PackageLayout with(String other) {
        return new PackageLayout(directory, segmentation, other);
    }

    Path poster() {
        return directory.resolve("poster.jpg");
    }

    Path thumbnails() {
        return directory.resolve("thumbnails");
    }

    Path multivariant() {
        return directory.resolve(playlist);
    }

    RenditionFiles files(Rendition rendition) {
        return files(rendition.name());
    }

    private RenditionFiles files(String name) {
        Path media = directory.resolve("video").resolve(name);
        return RenditionFiles.of(media.resolveSibling(name + ".m3u8"), media, segmentation);
    }

    RenditionFiles files(SoundRendition sound) {
        Path media = directory.resolve("audio").resolve(sound.id());
        return RenditionFiles.of(directory.resolve(sound.playlist()), media, segmentation);
    }

    /** Deletes what was written of renditions that are left out, by their names. */
    void delete(List<String> leftOut) throws EncoderException {
        try {
            for (String name : leftOut) {
                RenditionFiles files = files(name);
                Files.deleteIfExists(files.playlist());
                Files.deleteIfExists(files.iFramePlaylist());
                PackageDirectory.delete(files.media());
            }
        } catch (IOException e) {
            throw PackageFiles.failure(directory, e);
        }
    }
}
