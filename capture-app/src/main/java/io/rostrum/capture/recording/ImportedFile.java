package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A media file that was made elsewhere and shall become a track.
 *
 * <p>It is kept as it came, in {@value #FOLDER}: it is no master of ours, so nothing repairs or cuts it.
 *
 * @param file anywhere on the disk
 * @param flavor what its picture shows
 */
public record ImportedFile(Path file, Flavor flavor) {
    /** The folder within a recording's. */
    static final String FOLDER = "imported";

    private static final Pattern NAME = Pattern.compile("(presenter|slides|composed)\\.[a-z0-9]{1,8}");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})");

    public ImportedFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(flavor, "flavor");
    }

    /** The track that it becomes. */
    RecordedTrack track(MediaKind kind) {
        Matcher extension = EXTENSION.matcher(file.getFileName().toString());
        String ending = extension.matches() ? extension.group(1).toLowerCase(Locale.ROOT) : "media";
        return track(flavor, kind, "file:" + file.toAbsolutePath().normalize(), flavor.id() + "." + ending);
    }

    private static RecordedTrack track(Flavor flavor, MediaKind kind, String source, String name) {
        return new RecordedTrack(flavor.id() + "-" + kind.id(), kind, flavor, source, FOLDER + "/" + name);
    }

    /** The tracks of imported files that lie in a recording's folder; from where they came is not known any more. */
    static List<RecordedTrack> tracks(Path recording) throws IOException {
        List<RecordedTrack> tracks = new ArrayList<>();
        Path folder = recording.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    Matcher matcher = NAME.matcher(name);
                    if (matcher.matches()) {
                        tracks.add(track(Flavor.of(matcher.group(1)), MediaKind.VIDEO, null, name));
                    }
                }
            }
        }
        return tracks;
    }

    /** Whether a track is such a file. */
    static boolean isImported(RecordedTrack track) {
        return track.file().startsWith(FOLDER + "/");
    }
}
