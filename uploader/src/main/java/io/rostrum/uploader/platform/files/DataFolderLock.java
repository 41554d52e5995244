package io.rostrum.uploader.platform.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second platform away from the same folder. The operating system gives the lock back when a process dies. */
public final class DataFolderLock implements Closeable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or answers null when another platform has it. */
    public static DataFolderLock tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            // The other platform runs in this very process.
            taken = false;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? new DataFolderLock(channel) : null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
