package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A range of a local file, to be read as often as the SDK wants: once to sign it, once to send it. */
record S3Range(Path file, long from, long length) implements ContentStreamProvider {
    private static final int BUFFER = 256 << 10;

    @Override
    public InputStream newStream() {
        try {
            return stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream stream() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(from);
        InputStream whole = Channels.newInputStream(channel);
        return new Bounded(whole, length);
    }

    /** Content-MD5 (RFC 1864): every store checks it, so that a byte that flips on the way is found at once. */
    String md5() throws UploadException {
        return Base64.getEncoder().encodeToString(digest());
    }

    byte[] digest() throws UploadException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long at = from;
            while (at < from + length) {
                buffer.clear().limit((int) Math.min(BUFFER, from + length - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new UploadException(
                            Code.CHANGED,
                            "The file " + file + " was cut while it was uploaded; encode the lecture again.");
                }
                md5.update(buffer.flip());
                at += read;
            }
            return md5.digest();
        } catch (IOException e) {
            throw new UploadException(Code.CHANGED, "The file " + file + " can no longer be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }

    /** Ends after so many bytes. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            if (left == 0) {
                return most == 0 ? 0 : -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(most, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
