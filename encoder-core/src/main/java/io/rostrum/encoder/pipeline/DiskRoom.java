package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a failure to write comes from a full disk. Native code and the library say so in different words, the disk in one. */
final class DiskRoom {
    /** Less than any fragment's worth: whatever was to be written next did not fit. */
    private static final long NONE = 256 * 1024;

    private DiskRoom() {}

    /** The failure, or one that says the disk is full if it is. */
    static EncoderException explained(EncoderException failure, Path directory) {
        boolean maybe = failure.code() == Code.IO || failure.code() == Code.CODEC;
        if (!maybe || !isFull(failure, directory)) {
            return failure;
        }
        return new EncoderException(
                Code.DISK_FULL,
                "The disk that holds " + directory
                        + " is full. Make room and run the same command again: it goes on where it" + " stopped.",
                failure);
    }

    private static boolean isFull(EncoderException failure, Path directory) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        try {
            return Files.getFileStore(directory).getUsableSpace() < NONE;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}
