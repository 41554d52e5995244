package io.rostrum.capture.recording;

import io.rostrum.capture.recording.RecorderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Refuses to begin a recording that the disk cannot hold, and says how long it lasts. Any thread. */
final class DiskGuard {
    /** A recording ends while so much is left: its last fragments, its description, the system's own needs. */
    static final long RESERVE_BYTES = 300_000_000;
    /** Some twenty minutes of a lecture. */
    static final long MINIMUM_BYTES = 500_000_000;
    /** What a camera, a screen and sound come to, in bytes a second; a recording's own rate takes its place. */
    static final long USUAL_RATE = 400_000;

    /** How much room a folder's disk has. */
    interface Room {
        long bytes(Path folder) throws IOException;
    }

    /**
     * What is left for a recording.
     *
     * @param bytes above the reserve
     * @param time until the reserve is reached
     */
    record Left(long bytes, Duration time) {}

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

    /**
     * Checks that a recording may begin.
     *
     * @param planned its length, or null if nobody knows it
     * @throws RecorderException DISK_FULL, with how much is missing; DISK
     */
    void check(Duration planned) throws RecorderException {
        try {
            long free = room.bytes(data);
            long needed = planned == null
                    ? MINIMUM_BYTES
                    : Math.max(MINIMUM_BYTES, RESERVE_BYTES + planned.toSeconds() * USUAL_RATE);
            if (free < needed) {
                throw new RecorderException(
                        Code.DISK_FULL,
                        "The disk of " + data + " has only " + free / 1_000_000 + " MB left; "
                                + (planned == null ? "a recording" : "a recording of " + planned.toMinutes() + " min")
                                + " needs " + needed / 1_000_000 + " MB. Delete old recordings.");
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

    /**
     * What is left.
     *
     * @param rate of the recording that runs, in bytes a second; 0 if it is not known
     */
    Left left(long rate) throws IOException {
        long bytes = Math.max(0, room.bytes(data) - RESERVE_BYTES);
        return new Left(bytes, Duration.ofSeconds(bytes / Math.max(1, rate > 0 ? rate : USUAL_RATE)));
    }
}
