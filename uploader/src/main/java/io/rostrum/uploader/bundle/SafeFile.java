package io.rostrum.uploader.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files that a power cut leaves whole or absent: written beside, forced, moved in one step, their folder forced. */
final class SafeFile {
    private SafeFile() {}

    static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, new FileAttribute<?>[0]);
    }

    /** The same, readable by its owner alone from its first moment. */
    static void writeSecret(Path file, byte[] bytes) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        write(
                file,
                bytes,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private static void write(Path file, byte[] bytes, FileAttribute<?>[] attributes) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = part(file);
        Files.deleteIfExists(beside);
        try (FileChannel channel = FileChannel.open(
                beside, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        settle(beside, file);
    }

    /** The name under which a file is written before it is whole. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    static void settle(Path written, Path file) throws IOException {
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.getParent());
    }

    /** Not every file system of a stick can force a folder; Windows never does. */
    static void force(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
