package io.rostrum.uploader.night;

import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.queue.Delivery;

/** Hears what becomes of deliveries. Called on the service's threads; must return quickly. */
public interface ServiceListener {
    /** A delivery began, waits, failed, is held, or is published; its state and reason say which. */
    void changed(Delivery delivery);

    /**
     * The destination shows the lecture; called before the queue says so, and again if the program dies between the two.
     *
     * @return what is wrong all the same, in a sentence for a technician; null if nothing is
     */
    default String arrived(Delivery delivery, UploadResult result) {
        return null;
    }

    /** How far the running one is; a few times a second. */
    default void progress(Delivery delivery, long bytesDone, long bytesTotal) {}
}
