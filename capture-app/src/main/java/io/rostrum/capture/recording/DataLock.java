package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to record into, and to repair, one data folder: {@code <data>/recorder.lock}. The system gives it back when the
 * process ends in whatever way. Any thread.
 */
public final class DataLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @throws RecorderException DATA_IN_USE if another recorder or repair holds it; DISK if the folder cannot be written
     */
    public static DataLock acquire(Path data) throws RecorderException {
        try {
            StateFile.createDirectories(data);
            FileChannel channel = FileChannel.open(
                    data.resolve("recorder.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new RecorderException(
                        Code.DATA_IN_USE,
                        "Another Rostrum already records into " + data
                                + ". Stop it first, or name another folder with --data.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new DataLock(channel, lock);
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK,
                    "The folder " + data + " cannot be written: " + e.getMessage()
                            + ". Check that the disk is there and not read-only.",
                    e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held in this very process
        }
    }

    @Override
    public void close() throws RecorderException {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new RecorderException(Code.DISK, "The lock of the data folder could not be given back.", e);
        }
    }
}
