package io.rostrum.capture.cli;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.packager.Manifest;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A finished package where a new one shall go. */
final class SealedPackage {
    private SealedPackage() {}

    /**
     * Refuses to overwrite it, or takes it away: first the manifest, so that what is left is never taken for whole, then
     * the files it lists. What somebody else put there stays, and the encoder then refuses the folder.
     */
    static void makeWay(Path folder, boolean force) throws EncoderException, CommandFailure, IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        MediaPackage old = MediaPackage.open(folder);
        if (!old.isSealed()) {
            return;
        }
        if (!force) {
            throw CommandFailure.badInput(
                    folder + " holds a sealed package already. Name another folder, or replace it with --force.");
        }
        Manifest manifest = old.manifest();
        Files.delete(folder.resolve(Manifest.FILE_NAME));
        for (PackageFile file : manifest.files()) {
            Files.deleteIfExists(folder.resolve(file.path()));
        }
        deleteEmptyFolders(folder);
    }

    private static void deleteEmptyFolders(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(folder)) {
            inside = tree.filter(path -> !path.equals(folder) && Files.isDirectory(path))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : inside) {
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.findAny().isPresent()) {
                    continue;
                }
            }
            Files.delete(path);
        }
    }
}
