package io.rostrum.capture.kiosk.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caption files on what was plugged in, and in one folder of the kiosk's own, so that nobody needs the system's file dialog.
 * Safe to call on any thread; may take a moment.
 */
public final class CaptionFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionFiles.class);
    /** Where Linux puts sticks and cards. */
    private static final List<Path> REMOVABLE = List.of(Path.of("/media"), Path.of("/run/media"), Path.of("/mnt"));
    /** {@code /run/media/<user>/<stick>/<folder>/<file>}. */
    private static final int DEPTH = 5;

    private static final int MOST = 50;
    private static final long LARGEST = 4 << 20;

    private final List<Path> roots;

    /**
     * Looks on removable media, too.
     *
     * @param folder the kiosk's; files are in its subfolder {@code captions}
     */
    public static CaptionFiles of(Path folder) {
        return new CaptionFiles(Stream.concat(Stream.of(folder.resolve("captions")), REMOVABLE.stream())
                .toList());
    }

    CaptionFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The first {@value #MOST} that are found. */
    public List<Path> find() {
        return roots.stream()
                .filter(Files::isDirectory)
                .flatMap(root -> below(root).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Path> below(Path root) {
        try (Stream<Path> all = Files.walk(root, DEPTH)) {
            return all.filter(CaptionFiles::isCaptions).limit(MOST).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} cannot be searched for captions: {}", root, e.getMessage());
            return List.of();
        }
    }

    private static boolean isCaptions(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean hidden = name.startsWith(".");
        return !hidden && (name.endsWith(".srt") || name.endsWith(".vtt")) && Files.isRegularFile(file);
    }

    /**
     * A file's text.
     *
     * @throws IOException if it cannot be read, is no UTF-8, or is too large to be captions
     */
    public static String read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " has " + Files.size(file) + " bytes; captions have at most " + LARGEST + ".");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
