package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadStateStore;

/** What the parts of one upload share. */
public record Session(
        UploadJob job,
        SealedPackage pack,
        UploadStateStore store,
        UploadSettings settings,
        Traffic traffic,
        Patience patience,
        RateLimiter limiter) {

    public static Session of(UploadJob job, SealedPackage pack, UploadStateStore store, UploadSettings settings) {
        return new Session(
                job,
                pack,
                store,
                settings,
                new Traffic(job.progress()),
                new Patience(settings.retry(), settings.clock()),
                new RateLimiter(job.bandwidth()));
    }

    UploadKey key(PackageFile file) {
        return new UploadKey(destinationName(), pack.id(), file.path(), file.sha256());
    }

    /** The destination without a last slash, so that both ways of writing it share their state. */
    String destinationName() {
        return name(job.destination());
    }

    /** A destination as the store names it. */
    public static String name(java.net.URI destination) {
        String text = destination.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
