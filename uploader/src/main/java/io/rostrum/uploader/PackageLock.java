package io.rostrum.uploader;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Lets one uploader at a time bring a package to a destination. The lock dies with its process. Its files lie in the data folder and,
 * for programs with another data folder, in the system's temporary one; never inside the package.
 */
final class PackageLock implements AutoCloseable {
    private final Path root;
    private final List<FileChannel> held = new ArrayList<>();

    private PackageLock(Path root) {
        this.root = root;
    }

    /** @throws UploadException BUSY if another uploader, here or in another process, is at it */
    static PackageLock take(Path packageRoot, URI destination, Path dataFolder) throws UploadException {
        String name = "rostrum-upload-"
                + UUID.nameUUIDFromBytes((packageRoot + "\n" + destination).getBytes(StandardCharsets.UTF_8)) + ".lock";
        PackageLock lock = new PackageLock(packageRoot);
        try {
            lock.hold(dataFolder.resolve("locks").resolve(name));
            lock.holdIfAllowed(Path.of(System.getProperty("java.io.tmpdir")).resolve(name));
            return lock;
        } catch (IOException e) {
            lock.close();
            throw new UploadException(Code.IO, "The package cannot be locked: " + e.getMessage() + ".", e);
        } catch (UploadException e) {
            lock.close();
            throw e;
        }
    }

    private void holdIfAllowed(Path file) throws IOException, UploadException {
        try {
            hold(file);
        } catch (AccessDeniedException e) {
            // Another user's lock file; that user's uploader is kept apart by the destination, not by us.
            org.slf4j.LoggerFactory.getLogger(PackageLock.class).debug("{} belongs to another user", file);
        }
    }

    private void hold(Path file) throws IOException, UploadException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw busy(e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw busy(null);
        }
        held.add(channel);
    }

    private UploadException busy(Throwable cause) {
        return new UploadException(
                Code.BUSY, "The package " + root + " is already being uploaded; wait until that is done.", cause);
    }

    @Override
    public void close() {
        for (FileChannel channel : held) {
            try {
                channel.close();
            } catch (IOException e) {
                org.slf4j.LoggerFactory.getLogger(PackageLock.class).warn("A lock of {} did not close", root, e);
            }
        }
    }
}
