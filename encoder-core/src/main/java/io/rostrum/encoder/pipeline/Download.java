package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Remuxer;
import io.rostrum.encoder.ladder.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The file that a student takes home: one rung and its sound in a plain MP4, from the samples that the ladder has. Used by one
 * thread.
 *
 * <p>Of a lecture that is followed it is written along with the ladder, on a thread of its own: what is left to do at the end
 * does not depend on the lecture's length.
 */
final class Download implements AutoCloseable {
    private static final int HEIGHT = 360;

    private final PackageWriter packages;
    private final Rendition rung;
    private final Path output;
    private final Map<String, String> tags;
    private GrowingDownload growing;

    private Download(PackageWriter packages, Rendition rung, Path output, Map<String, String> tags) {
        this.packages = packages;
        this.rung = rung;
        this.output = output;
        this.tags = tags;
    }

    /** @param renditions of the picture, from the highest to the lowest */
    static Download of(EncodeRequest request, PackageWriter packages, List<Rendition> renditions) {
        Rendition rung = !request.extras().download() || renditions.isEmpty()
                ? null
                : renditions.stream()
                        .filter(rendition -> rendition.format().height() == HEIGHT)
                        .findFirst()
                        .orElse(renditions.get(renditions.size() - 1));
        Path output =
                rung == null ? null : request.directory().resolve("download").resolve(rung.name() + ".mp4");
        String title = request.metadata().get("title");
        return new Download(packages, rung, output, title == null ? Map.of() : Map.of("title", title));
    }

    /** The rung that it is made of; null if there is no download. */
    Rendition rung() {
        return rung;
    }

    /** Begins to write while the ladder is written. Segments that are files of their own are put together at the end instead. */
    void follow() {
        if (rung != null && packages.layout().segmentation() == Segmentation.SINGLE) {
            growing = GrowingDownload.start(() -> packages.writers(rung), output, tags);
        }
    }

    /** Writes the file; once picture and sound are complete. */
    void write() throws EncoderException, InterruptedException {
        if (rung != null && (growing == null || !growing.finish())) {
            writeWhole();
        }
    }

    private void writeWhole() throws EncoderException, InterruptedException {
        List<JoinedMedia> media = new ArrayList<>();
        try {
            Files.createDirectories(output.getParent());
            for (RenditionFiles files : packages.media(rung)) {
                media.add(JoinedMedia.of(files, output.resolveSibling("part-" + media.size() + ".tmp")));
            }
            Remuxer.toMp4(media.stream().map(JoinedMedia::file).toList(), output, tags);
        } catch (IOException e) {
            throw PackageFiles.failure(output, e);
        } finally {
            closeAll(media);
        }
    }

    private static void closeAll(List<JoinedMedia> media) throws EncoderException {
        for (JoinedMedia joined : media) {
            try {
                joined.close();
            } catch (IOException e) {
                throw PackageFiles.failure(joined.file(), e);
            }
        }
    }

    /** Stops what is still written, and leaves nothing half done. */
    @Override
    public void close() {
        if (growing != null) {
            growing.close();
        }
    }
}
