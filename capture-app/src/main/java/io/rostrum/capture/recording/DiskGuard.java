package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to begin a recording that the disk cannot hold. */
final class DiskGuard {
    /** Some twenty minutes of a lecture. */
    static final long MINIMUM_BYTES = 500_000_000;

    /** How much room a folder's disk has. */
    interface Room {
        long bytes(Path folder) throws IOException;
    }

    private final Path data;
    private final Room room;

    DiskGuard(Path data, Room room) {
        this.data = data;
        this.room = room;
    }

    /** A guard over the disk that holds a folder. */
    static DiskGuard of(Path data) {
        return new DiskGuard(data, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    void check() throws RecorderException {
        try {
            long free = room.bytes(data);
            if (free < MINIMUM_BYTES) {
                throw new RecorderException(
                        Code.DISK_FULL,
                        "The disk of " + data + " has only " + free / 1_000_000 + " MB left; a recording needs "
                                + MINIMUM_BYTES / 1_000_000 + " MB. Delete old recordings.");
            }
            if (!Files.isWritable(data)) {
                throw new RecorderException(
                        Code.DISK, "The folder " + data + " cannot be written. Check its owner and its disk.");
            }
        } catch (IOException e) {
            throw new RecorderException(
                    Code.DISK, "The folder " + data + " cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
