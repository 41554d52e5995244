package io.rostrum.encoder.master;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes directory entries survive a power cut. */
public final class Durable {
    private Durable() {}

    /** Forces the entries of a directory to the disk; where the system cannot (Windows), its journal does. */
    public static void forceDirectory(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
