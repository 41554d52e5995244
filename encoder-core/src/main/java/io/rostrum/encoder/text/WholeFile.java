package io.rostrum.encoder.text;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A small file that stands on the disk whole or not at all, also after a power cut: written beside as {@code *.tmp} and
 * forced, then moved into place in one step. One thread.
 */
public final class WholeFile {
    private final Path file;
    private final Path temporary;

    private WholeFile(Path file, Path temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /** Writes the content beside its place; makes the folder if need be. */
    public static WholeFile stage(Path file, byte[] content) throws EncoderException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return new WholeFile(file, temporary);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Moves the content into its place, over what stood there. */
    public void commit() throws EncoderException {
        move(temporary, file);
    }

    /** Writes a file whole, in one call. */
    public static void replace(Path file, byte[] content) throws EncoderException {
        stage(file, content).commit();
    }

    /** Moves a file within its folder, over what has that name; forces the new name to the disk. */
    public static void move(Path from, Path to) throws EncoderException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(to.getParent());
        } catch (IOException e) {
            throw failure(to, e);
        }
    }

    /** Makes files that others wrote, and their names, outlast a power cut. */
    public static void force(List<Path> files) throws EncoderException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            } catch (IOException e) {
                throw failure(file, e);
            }
            folders.add(file.getParent());
        }
        for (Path folder : folders) {
            try {
                forceDirectory(folder);
            } catch (IOException e) {
                throw failure(folder, e);
            }
        }
    }

    /** Windows opens no directories and journals names by itself. */
    private static void forceDirectory(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static EncoderException failure(Path file, IOException cause) {
        return new EncoderException(Code.IO, "Writing " + file + " failed: " + cause.getMessage() + ".", cause);
    }
}
