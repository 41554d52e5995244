package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a bucket has of a package before anything is sent there.
 *
 * @param objects their sizes by their names; null if this key may not list them
 * @param begun uploads in parts that nobody ended yet
 */
record S3Found(Map<String, Long> objects, List<Begun> begun) {
    private static final Logger LOG = LoggerFactory.getLogger(S3Found.class);
    private static final Duration OLD = Duration.ofDays(1);

    /** @param old begun more than a day ago, by the store's clock */
    record Begun(String name, String uploadId, boolean old) {}

    /** Asks both questions at once. */
    static S3Found ask(S3Store store, String prefix) throws Fault, UploadException, InterruptedException {
        AtomicReference<Map<String, Long>> objects = new AtomicReference<>();
        AtomicReference<List<Begun>> begun = new AtomicReference<>(List.of());
        new PartHands(2).each(List.of(1, 2), question -> {
            try {
                if (question == 1) {
                    objects.set(store.objects(prefix));
                } else {
                    begun.set(store.begun(prefix, OLD));
                }
            } catch (UploadException e) {
                if (e.code() != Code.REFUSED) {
                    throw e;
                }
                LOG.info("Not listed before the upload: {}", e.getMessage());
            }
        });
        return new S3Found(objects.get(), begun.get());
    }

    /** Whether it is worth to ask for an object. */
    boolean mayHave(String name, long size) {
        return objects == null || Long.valueOf(size).equals(objects.get(name));
    }

    List<String> begunOf(String name) {
        return begun.stream()
                .filter(one -> one.name().equals(name))
                .map(Begun::uploadId)
                .toList();
    }
}
