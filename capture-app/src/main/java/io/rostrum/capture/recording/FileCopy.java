package io.rostrum.capture.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/** Copies large files so that they are on the disk when the copy returns. Heeds interruption between pieces. */
final class FileCopy {
    private static final long PIECE = 16L << 20;

    private FileCopy() {}

    /** @param copied hears the number of bytes of each piece */
    static void copy(Path from, Path to, LongConsumer copied) throws IOException, InterruptedException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = in.size();
            for (long at = 0; at < size; ) {
                long count = in.transferTo(at, Math.min(PIECE, size - at), out);
                if (count <= 0) {
                    throw new IOException(from + " became shorter while it was copied");
                }
                at += count;
                copied.accept(count);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            out.force(true);
        }
    }
}
