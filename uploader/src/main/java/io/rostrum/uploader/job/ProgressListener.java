package io.rostrum.uploader.job;

/** Hears how far an upload is. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Called a few times a second, from upload threads but never from two at once; must return quickly.
     *
     * @param bytesDone bytes that are there or on their way; falls back when the destination lost some
     * @param bytesTotal bytes of the whole package
     */
    void progress(long bytesDone, long bytesTotal);

    /** So many bytes were given to the network just now, again or for the first time; as quick as the other call. */
    default void left(long bytes) {}
}
