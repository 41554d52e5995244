package io.rostrum.uploader;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.protocol.Destination;
import io.rostrum.uploader.protocol.Destinations;
import io.rostrum.uploader.protocol.GrowingPackage;
import io.rostrum.uploader.protocol.ReceiptAsk;
import io.rostrum.uploader.protocol.SealedPackage;
import io.rostrum.uploader.protocol.Session;
import io.rostrum.uploader.queue.UploadStateStore;
import io.rostrum.uploader.receipt.SignedReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries packages to destinations.
 *
 * <p>Safe for several threads, each with another package. Holds nothing between calls; the store stays the caller's.
 */
public final class Uploader {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final UploadStateStore store;
    private final UploadSettings settings;

    public Uploader(UploadStateStore store) {
        this(store, UploadSettings.DEFAULT);
    }

    public Uploader(UploadStateStore store, UploadSettings settings) {
        this.store = Objects.requireNonNull(store, "store");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Uploads one package, going on where an earlier call, process or machine stopped. Returns when the destination has
     * every byte and shows the package. Interrupting the thread stops the upload within a moment; what arrived is kept.
     *
     * @throws UploadException as its code says; if {@link UploadException#retryable()}, the same call may succeed later
     */
    public UploadResult upload(UploadJob job) throws UploadException, InterruptedException {
        SealedPackage pack = SealedPackage.open(job.packageDirectory());
        PackageLock lock = PackageLock.take(pack.root(), job.destination(), store.directory());
        try (lock) {
            Session session = Session.of(job, pack, store, settings);
            try (Destination destination = Destinations.open(session)) {
                return new Shipment(session, destination).run();
            }
        }
    }

    /**
     * Uploads a package while it is being made: its media files as they grow, and the rest when it is sealed. Where the
     * destination takes no growing files, waits for the seal. Interrupting stops it as {@link #upload} does.
     *
     * @param packageId that the manifest will have
     */
    public UploadResult follow(UploadJob job, String packageId) throws UploadException, InterruptedException {
        Path root = job.packageDirectory().toAbsolutePath().normalize();
        SealedPackage growing = new SealedPackage(root, packageId, List.of(), new byte[0]);
        Path manifest = root.resolve(SealedPackage.MANIFEST);
        Session session = Session.of(job, growing, store, settings);
        PackageLock lock = PackageLock.take(root, job.destination(), store.directory());
        try (lock) {
            Optional<GrowingPackage> opened = GrowingPackage.open(session);
            if (opened.isPresent()) {
                try (GrowingPackage following = opened.get()) {
                    while (!Files.exists(manifest)) {
                        if (following.round() == 0) {
                            settings.clock().sleep(LOOK);
                        }
                    }
                    following.settle(SealedPackage.open(root));
                }
            }
            while (!Files.exists(manifest)) {
                job.fence().check();
                settings.clock().sleep(LOOK);
            }
        }
        return upload(job);
    }

    /**
     * Asks a destination for its receipt of a package that it has; publishes and sends nothing.
     *
     * @return what it signed, not checked yet; empty if it is no platform or does not have the package
     */
    public Optional<SignedReceipt> receipt(UploadJob job) throws UploadException, InterruptedException {
        return ReceiptAsk.of(Session.of(job, SealedPackage.open(job.packageDirectory()), store, settings));
    }

    /** Has the destination throw away what was begun of a package that nobody wants there any more. */
    public void abandon(UploadJob job) throws UploadException, InterruptedException {
        SealedPackage pack = SealedPackage.open(job.packageDirectory());
        PackageLock lock = PackageLock.take(pack.root(), job.destination(), store.directory());
        try (lock) {
            Session session = Session.of(job, pack, store, settings);
            try (Destination destination = Destinations.open(session)) {
                destination.abandon();
                store.forgetPackage(Session.name(job.destination()), pack.id());
            }
        }
    }
}
