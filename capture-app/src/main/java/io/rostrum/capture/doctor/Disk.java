package io.rostrum.capture.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The disk that recordings go to: whether it may be written, and for how many hours it has room. */
final class Disk implements Examination {
    /** Two pictures and sound, masters and package together: what the agent reckons with, in bytes an hour. */
    private static final double BYTES_AN_HOUR = 17e6 / 8 * 3600;

    private static final double FEW_HOURS = 8;

    private final Path folder;

    Disk(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Finding> look() {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return List.of(Finding.bad(
                    "disk",
                    "Recordings cannot be kept in " + folder + ": " + there + " may not be written by this user.",
                    "sudo install -d -o \"$USER\" " + folder));
        }
        try {
            FileStore store = Files.getFileStore(there);
            double hours = store.getUsableSpace() / BYTES_AN_HOUR;
            String sentence = String.format(
                    "%s (%s) has %.0f GB free: room for %.0f hours of lectures.",
                    folder, store.type(), store.getUsableSpace() / 1e9, hours);
            return List.of(
                    hours < 1
                            ? Finding.bad(
                                    "disk", sentence, "Delete what is not needed, or name another disk with --data.")
                            : hours < FEW_HOURS
                                    ? Finding.note("disk", sentence, "Name a larger disk with --data.")
                                    : Finding.good("disk", sentence));
        } catch (IOException e) {
            return List.of(Finding.bad(
                    "disk",
                    "The disk of " + folder + " does not say how full it is: " + e.getMessage() + ".",
                    "Check the disk with: sudo dmesg | tail"));
        }
    }
}
