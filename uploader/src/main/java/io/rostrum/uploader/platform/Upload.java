package io.rostrum.uploader.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One file on its way in. Its upload offset is the length of its file on disk, nothing else, so a crash at any byte
 * leaves the truth. One writer at a time: {@link #tryHold} before {@link #append}; reading the offset needs no hold.
 */
final class Upload {
    private static final int BUFFER = 128 << 10;

    private final UploadInfo info;
    private final Path data;
    private final AtomicBoolean held = new AtomicBoolean();
    private volatile boolean verified;

    Upload(UploadInfo info, Path data) {
        this.info = info;
        this.data = data;
    }

    UploadInfo info() {
        return info;
    }

    Path data() {
        return data;
    }

    boolean tryHold() {
        return held.compareAndSet(false, true);
    }

    void release() {
        held.set(false);
    }

    long offset() throws IOException {
        return Files.size(data);
    }

    boolean complete() throws IOException {
        return offset() == info.file().size();
    }

    Instant lastChange() throws IOException {
        return Files.getLastModifiedTime(data).toInstant();
    }

    /** Whether this run of the platform has already found the bytes to be the promised ones. */
    boolean verified() {
        return verified;
    }

    /** Reads the file and compares its SHA-256 with the promised one. The caller holds the upload. */
    boolean verify() throws IOException {
        verified = complete() && Digests.sha256(data).equals(info.file().sha256());
        return verified;
    }

    /**
     * Appends what a client sends, as it arrives, and forces it to disk at the end. The caller holds the upload.
     *
     * @param body the client's bytes; a failure to read them becomes a {@link ClientGoneException}, after the force
     * @param checksum what the bytes must add up to, or null; if they do not, they are cut off again
     * @return the new offset
     */
    long append(InputStream body, UploadChecksum checksum) throws IOException, ProblemException {
        verified = false;
        long start = offset();
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.WRITE)) {
            channel.position(start);
            try {
                copy(body, channel, checksum);
            } catch (ClientGoneException e) {
                channel.force(true);
                throw e;
            }
            if (checksum != null && !checksum.matches()) {
                channel.truncate(start);
                channel.force(true);
                throw new ProblemException(
                        460, "Checksum mismatch", "The bytes changed on their way. Send them again.");
            }
            channel.force(true);
            return channel.size();
        }
    }

    private void copy(InputStream body, FileChannel channel, UploadChecksum checksum)
            throws IOException, ProblemException {
        byte[] buffer = new byte[BUFFER];
        long room = info.file().size() - channel.position();
        int read = read(body, buffer);
        while (read >= 0) {
            if (read > room) {
                throw new ProblemException(413, "Too many bytes", "More bytes came than the upload's length promised.");
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (checksum != null) {
                checksum.update(buffer, read);
            }
            room -= read;
            read = read(body, buffer);
        }
    }

    private static int read(InputStream body, byte[] buffer) throws ClientGoneException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
