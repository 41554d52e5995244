package io.rostrum.capture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder a comparison works in: one that somebody named stays, a temporary one goes at the end. */
public final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private WorkFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * Opens it.
     *
     * @param named new or empty; null for a temporary one
     * @throws BenchException BAD_INPUT if there is something in it already; IO if it cannot be made
     */
    public static WorkFolder open(Path named) throws BenchException {
        try {
            if (named == null) {
                return new WorkFolder(Files.createTempDirectory("rostrum-bench"), true);
            }
            Path folder = Files.createDirectories(named.toAbsolutePath().normalize());
            if (!isEmpty(folder)) {
                throw new BenchException(
                        BenchException.Code.BAD_INPUT, folder + " is not empty. Name a new folder with --work.", null);
            }
            return new WorkFolder(folder, false);
        } catch (IOException e) {
            throw new BenchException(
                    BenchException.Code.IO, "The work folder cannot be made: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            delete(path);
        }
    }

    /** Of all files in a folder, in bytes. */
    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
