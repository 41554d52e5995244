package io.rostrum.encoder.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A rendition as one file, for what reads no other: the file that it is, or a copy of its header and segments that is removed on
 * closing.
 *
 * @param file to be read
 * @param copied whether it is a copy
 */
record JoinedMedia(Path file, boolean copied) implements AutoCloseable {
    /** @param copy where a copy may lie; its name ends with {@code .tmp}, so that it never travels */
    static JoinedMedia of(RenditionFiles files, Path copy) throws IOException {
        if (files.segmentation() == Segmentation.SINGLE) {
            return new JoinedMedia(files.media(), false);
        }
        JoinedMedia joined = new JoinedMedia(copy, true);
        try (FileChannel out = FileChannel.open(
                copy, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (Path part : parts(files)) {
                append(part, out);
            }
            return joined;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static List<Path> parts(RenditionFiles files) {
        List<Path> parts = new ArrayList<>(List.of(files.header()));
        for (int number = 1; Files.exists(files.segment(number)); number++) {
            parts.add(files.segment(number));
        }
        return parts;
    }

    private static void append(Path part, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            for (long at = 0; at < in.size(); ) {
                at += in.transferTo(at, in.size() - at, out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            Files.deleteIfExists(file);
        }
    }
}
