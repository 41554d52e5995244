package io.rostrum.uploader.job;

/**
 * Says whether this attempt at an upload is still the one that counts. An uploader that slept (a stopped process, a laptop's
 * lid) while another took over finds out here before it publishes.
 */
@FunctionalInterface
public interface Fence {
    /** For uploads that a person started by hand. */
    Fence NONE = () -> {};

    /**
     * Asked before each file and before anything becomes visible. Any thread.
     *
     * @throws UploadException BUSY if another attempt has taken over
     */
    void check() throws UploadException;
}
