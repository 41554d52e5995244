package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that what travels is what the manifest promises. Hashes each file once before it travels; afterwards a
 * file is read again only if its size or time changed. Safe for several threads.
 */
public final class LocalCheck {
    private record Seen(long size, FileTime modified, Object key) {}

    private final SealedPackage pack;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    public LocalCheck(SealedPackage pack) {
        this.pack = pack;
    }

    /**
     * Proves the file's bytes, unless they were proved before and nothing touched the file since.
     *
     * @throws UploadException CHANGED if the file is gone or differs, IO if it cannot be read
     */
    public void prove(PackageFile file) throws UploadException, InterruptedException {
        Path local = pack.local(file);
        try {
            Seen now = look(local);
            if (now.equals(seen.get(file.path()))) {
                return;
            }
            if (now.size() != file.size() || !Sha256.of(local).equals(file.sha256())) {
                throw changed(file, "no longer has the bytes that its manifest promises", null);
            }
            seen.put(file.path(), now);
        } catch (NoSuchFileException e) {
            throw changed(file, "is gone", e);
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            throw new UploadException(Code.IO, "Reading " + local + " failed: " + e.getMessage() + ".", e);
        }
    }

    private UploadException changed(PackageFile file, String what, Throwable cause) {
        return new UploadException(
                Code.CHANGED, "The file " + pack.local(file) + " " + what + "; encode the lecture again.", cause);
    }

    private static Seen look(Path local) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(local, BasicFileAttributes.class);
        return new Seen(
                attributes.size(),
                attributes.lastModifiedTime(),
                attributes.fileKey() == null ? "" : attributes.fileKey());
    }
}
