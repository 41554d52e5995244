package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.packager.PackageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Where a rendition's bytes go: into one file, or into one a segment. One thread. */
interface MediaOutput extends AutoCloseable {
    /**
     * Bytes that a playlist can name.
     *
     * @param uri of the file, as the playlist writes it
     * @param range of the bytes in it
     * @param whole whether that is all of the file
     */
    record Stretch(String uri, ByteRange range, boolean whole) {
        MediaSegment lasting(long ticks, int timescale) {
            return MediaSegment.of(uri, whole ? null : range, ticks, timescale);
        }

        /** Its first bytes. */
        Stretch first(long bytes) {
            return new Stretch(uri, new ByteRange(bytes, range.offset()), false);
        }
    }

    /** Writes the header, before all else. */
    MediaMap begin(byte[] header) throws IOException;

    /** Adds a fragment to the segment under way. */
    Stretch add(byte[] fragment) throws IOException;

    /** Ends the segment under way. When this returns, a power cut cannot take it away. */
    Stretch cut() throws IOException;

    /** The files that were hashed as they were written; once all is. */
    List<PackageFile> described(Path packageDirectory);

    @Override
    void close() throws IOException;

    /** Writes all of it. */
    static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The path of a file as the manifest writes it. */
    static String path(Path packageDirectory, Path file) {
        return packageDirectory.relativize(file).toString().replace('\\', '/');
    }
}
