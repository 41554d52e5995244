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
 * The right to write one package. An agent that was killed leaves an encoder behind for a moment; the next one waits here
 * until it is gone. The file lies with the temporary ones, so that no folder is made for inputs that turn out bad.
 */
final class EncodeLock implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final int POLL_MILLIS = 200;

    private final Path folder;
    private final FileChannel channel;

    private EncodeLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The folder that the holder may write. */
    Path folder() {
        return folder;
    }

    /** Takes the lock, after some patience. */
    static EncodeLock acquire(Path folder) throws CommandFailure, InterruptedException, IOException {
        String name = System.getProperty("user.name") + "-"
                + UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8));
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "rostrum-encode-" + name + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (tryLock(channel) != null) {
                return new EncodeLock(folder, channel);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        channel.close();
        throw CommandFailure.failed(
                "in-use", "Another rostrum encodes into " + folder + " just now. Wait for it, or stop it.");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held in this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close(); // gives the lock back
    }
}
