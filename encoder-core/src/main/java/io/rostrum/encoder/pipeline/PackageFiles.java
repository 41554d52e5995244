package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes small files of a growing package so that a reader sees the old one or the new one, never half of one. */
final class PackageFiles {
    private PackageFiles() {}

    static void replace(Path file, String text) throws EncoderException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            EncoderException failure = failure(file, e);
            try {
                Files.deleteIfExists(temporary); // half of a file has no place in a package
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    static EncoderException failure(Path file, IOException cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new EncoderException(
                Code.IO,
                "The package cannot be written (" + file + ": " + reason
                        + "). Check that the disk has room and the folder may be written.",
                cause);
    }
}
