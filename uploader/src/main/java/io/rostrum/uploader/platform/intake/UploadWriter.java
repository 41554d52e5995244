package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Appends the bytes of one request to an upload, as they arrive. The caller holds the upload. Bytes are the file's as soon
 * as they are written; {@link #finish} and {@link #close} force them to disk.
 */
final class UploadWriter implements AutoCloseable {
    private final FileChannel channel;
    private final UploadChecksum checksum;
    private final long start;
    private final long limit;

    private UploadWriter(FileChannel channel, UploadChecksum checksum, long start, long limit) {
        this.channel = channel;
        this.checksum = checksum;
        this.start = start;
        this.limit = limit;
    }

    /**
     * @param checksum what the bytes must add up to, or null
     * @param limit the length that the file may reach
     */
    static UploadWriter open(Upload upload, UploadChecksum checksum, long limit) throws IOException {
        upload.touched();
        FileChannel channel = FileChannel.open(upload.data(), StandardOpenOption.WRITE);
        try {
            long start = channel.size();
            channel.position(start);
            return new UploadWriter(channel, checksum, start, limit);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void write(ByteBuffer bytes) throws IOException, ProblemException {
        if (bytes.remaining() > limit - channel.position()) {
            throw new ProblemException(413, "Too many bytes", "More bytes came than the upload's length promised.");
        }
        if (checksum != null) {
            checksum.update(bytes.duplicate());
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** All has arrived; bytes that do not match their checksum are cut off again. Returns the new offset. */
    long finish() throws IOException, ProblemException {
        if (checksum != null && !checksum.matches()) {
            channel.truncate(start);
            throw new ProblemException(460, "Checksum mismatch", "The bytes changed on their way. Send them again.");
        }
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(true);
        }
    }
}
