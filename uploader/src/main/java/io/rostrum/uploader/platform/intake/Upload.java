package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.versions.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One file on its way in. Its upload offset is the length of its file on disk, nothing else, so a crash at any byte
 * leaves the truth. One writer at a time: {@link #tryHold} before an {@link UploadWriter}; reading the offset needs no hold.
 */
final class Upload {
    private final Path data;
    private final AtomicBoolean held = new AtomicBoolean();
    private volatile UploadInfo info;
    private volatile String verified = "";

    Upload(UploadInfo info, Path data) {
        this.info = info;
        this.data = data;
    }

    UploadInfo info() {
        return info;
    }

    /** The file's length is known now. The caller holds the upload and has written it down. */
    void become(UploadInfo better) {
        info = better;
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

    Instant lastChange() throws IOException {
        return Files.getLastModifiedTime(data).toInstant();
    }

    /** The bytes change; what was found out about them no longer holds. */
    void touched() {
        verified = "";
    }

    /** Whether this run of the platform has already found the bytes to be this file. */
    boolean verifiedAs(ManifestFile file) {
        return verified.equals(file.sha256()) && info.mayBe(file);
    }

    boolean completeAs(ManifestFile file) throws IOException {
        return info.mayBe(file) && offset() == file.size();
    }

    /** Reads the bytes and compares their SHA-256 with the promised one. The caller holds the upload. */
    boolean verify(ManifestFile file) throws IOException {
        boolean right = completeAs(file) && Digests.sha256(data).equals(file.sha256());
        verified = right ? file.sha256() : "";
        return right;
    }
}
