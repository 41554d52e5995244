package io.rostrum.capture.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The right to write one package. An agent that was killed leaves an encoder behind for a moment; the next one waits here until it is
 * gone.
 *
 * <p>One empty file of a user serves all packages: each has a byte of its own in it, far behind its end, and locks that alone. The
 * file lies with the temporary ones, so that no folder is made for inputs that turn out bad; it stays open as long as this process
 * lives, for closing it anywhere would give up all locks that the process has in it.
 */
final class EncodeLock implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final int POLL_MILLIS = 200;

    private static FileChannel shared;

    private final Path folder;
    private final FileLock lock;

    private EncodeLock(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** The file of all locks of this user. */
    static Path file() {
        String name = "rostrum-encode-" + System.getProperty("user.name") + ".lock";
        return Path.of(System.getProperty("java.io.tmpdir"), name);
    }

    private static synchronized FileChannel channel() throws IOException {
        if (shared == null) {
            shared = FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        return shared;
    }

    /** The folder that the holder may write. */
    Path folder() {
        return folder;
    }

    /** Takes the lock, after some patience. */
    static EncodeLock acquire(Path folder) throws CommandFailure, InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            FileLock lock = tryLock(channel(), place(folder));
            if (lock != null) {
                return new EncodeLock(folder, lock);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw CommandFailure.failed(
                "in-use", "Another rostrum encodes into " + folder + " just now. Wait for it, or stop it.");
    }

    /** Of a package's byte: two packages share one as good as never, and then merely wait for each other. */
    private static long place(Path folder) {
        byte[] name = folder.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).getLeastSignificantBits() >>> 2;
    }

    private static FileLock tryLock(FileChannel channel, long place) throws IOException {
        try {
            return channel.tryLock(place, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held in this very process
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
    }
}
