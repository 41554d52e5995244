package io.rostrum.capture.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Removes whole folders. */
public final class Folders {
    private Folders() {}

    /**
     * Removes a folder with all that is in it. It takes a hidden name first, so that a crash leaves all of it or nothing under
     * its own; leftovers of such a crash go too. One that is not there is no fault.
     */
    public static void remove(Path folder) throws IOException {
        Path going = folder.resolveSibling("." + folder.getFileName() + "-going");
        delete(going);
        if (Files.exists(folder)) {
            Files.move(folder, going);
            delete(going);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
