package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import java.util.List;
import java.util.Optional;

/** One place that takes a package. Each call blocks until it is done, has failed for good, or is interrupted. */
public interface Destination extends AutoCloseable {
    /** The bytes of all that this destination keeps of the package. */
    long totalBytes();

    /**
     * What still has to travel, in order. The files of one list may travel together; a list starts when all before it
     * are there.
     */
    List<List<PackageFile>> want() throws UploadException, InterruptedException;

    /** Brings one file there, going on where an earlier call stopped. Several threads may call, each for its file. */
    void send(PackageFile file) throws UploadException, InterruptedException;

    /** May begin a file of a later list already, as far as nobody can take it for a file; it is sent in its turn. */
    default void prepare(PackageFile file) throws UploadException, InterruptedException {}

    /**
     * Makes the package visible; may be asked again.
     *
     * @return empty if the destination still lacks something: ask {@link #want()} again
     */
    Optional<Published> publish() throws UploadException, InterruptedException;

    /** Has the destination throw away what was begun and will never be ended; what it shows stays. */
    void abandon() throws UploadException, InterruptedException;

    /**
     * Removes files that were just sent and that nobody was shown.
     *
     * @return why some of it stays, in a sentence; empty if all is gone
     */
    Optional<String> takeBack(List<PackageFile> files) throws UploadException, InterruptedException;

    @Override
    void close();
}
