package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rostrum.capture.agent.jobs.CaptionFolder;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.text.CaptionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording with what lies on the disk of it.
 *
 * @param masterBytes of all tracks as captured; 0 if they were removed to make room
 * @param captions languages that people gave it captions in
 * @param media its package; null before there is one
 */
record RecordingDetail(
        @JsonUnwrapped RecordingView recording, long masterBytes, List<String> captions, PackageView media) {
    /**
     * A media package.
     *
     * @param sealed whether it is complete
     * @param playlist the multivariant playlist, and
     * @param poster the picture, below {@code package/}; null if there is none yet
     */
    record PackageView(boolean sealed, long bytes, String playlist, String poster, List<FileView> files) {}

    /** A file of a package; fetch it below {@code package/}. */
    record FileView(String path, long size) {}

    static RecordingDetail of(Recording recording, RecordingStore store) throws RecorderException {
        Path folder = store.directory(recording.id());
        try {
            long masters = files(folder.resolve("master")).stream()
                    .mapToLong(FileView::size)
                    .sum();
            List<String> captions = new CaptionFolder(folder)
                    .sources().stream().map(CaptionSource::language).toList();
            return new RecordingDetail(
                    RecordingView.of(recording), masters, captions, media(store.packageDirectory(recording.id())));
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK, "The files of the recording " + recording.id() + " cannot be listed.", e);
        }
    }

    private static PackageView media(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        List<FileView> files = files(folder);
        return new PackageView(
                Files.exists(folder.resolve("manifest.json")),
                files.stream().mapToLong(FileView::size).sum(),
                named(folder, "master.m3u8"),
                named(folder, "poster.jpg"),
                files);
    }

    private static String named(Path folder, String file) {
        return Files.exists(folder.resolve(file)) ? file : null;
    }

    /** Plain files that are whole; what a writer is at work on is left out. */
    private static List<FileView> files(Path folder) throws IOException {
        List<FileView> views = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return views;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile).sorted()::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(".") && !path.contains("/.") && !path.endsWith(".tmp")) {
                    views.add(new FileView(path, Files.size(file)));
                }
            }
        }
        return views;
    }
}
