package io.rostrum.uploader.testsupport;

import io.rostrum.uploader.UploadResult;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.ProgressListener;
import io.rostrum.uploader.job.RetryPolicy;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.job.UploadSettings.Chunks;
import io.rostrum.uploader.job.UploadSettings.Timeouts;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** An uploader with short timeouts and small chunks; each call opens the store anew, as a new process would. */
public record Rig(
        Path data, UploadSettings settings, long bytesPerSecond, TokenSource token, ProgressListener progress) {
    public static final int CHUNK = 256 << 10;

    public static Rig in(Path data) {
        UploadSettings settings = UploadSettings.DEFAULT
                .with(new RetryPolicy(Duration.ofSeconds(60), 0, Duration.ofMillis(20), Duration.ofMillis(200)))
                .with(new Timeouts(
                        Duration.ofMillis(500), Duration.ofMillis(700), Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .with(new Chunks(CHUNK, CHUNK, CHUNK, 16 << 10, Duration.ofSeconds(1)));
        return new Rig(data, settings, 0, null, (done, total) -> {});
    }

    public Rig with(UploadSettings other) {
        return new Rig(data, other, bytesPerSecond, token, progress);
    }

    /** Few tries, so that a failure that stays is soon told. */
    public Rig impatient() {
        return with(settings.with(
                new RetryPolicy(Duration.ofSeconds(20), 3, Duration.ofMillis(10), Duration.ofMillis(20))));
    }

    /** Long limits, for a script whose answers must all arrive however busy the machine is. */
    public Rig patient() {
        Duration limit = Duration.ofSeconds(30);
        return with(settings.with(new Timeouts(limit, limit, limit, limit)));
    }

    public Rig withConnections(int connections) {
        return with(settings.withConnections(connections));
    }

    public Rig limited(long rate) {
        return new Rig(data, settings, rate, token, progress);
    }

    public Rig with(TokenSource other) {
        return new Rig(data, settings, bytesPerSecond, other, progress);
    }

    public Rig hearing(ProgressListener listener) {
        return new Rig(data, settings, bytesPerSecond, token, listener);
    }

    public UploadResult upload(TestPackage pack, URI destination) throws UploadException, InterruptedException {
        return upload(pack.directory(), destination);
    }

    public UploadResult upload(TestPackage pack, Target target) throws UploadException, InterruptedException {
        try (UploadStateStore store = UploadStateStore.open(data.resolve("rostrum.db"))) {
            return new Uploader(store, settings)
                    .upload(new UploadJob(pack.directory(), target, bytesPerSecond, progress));
        }
    }

    public UploadResult upload(Path pack, URI destination) throws UploadException, InterruptedException {
        try (UploadStateStore store = UploadStateStore.open(data.resolve("rostrum.db"))) {
            return new Uploader(store, settings)
                    .upload(new UploadJob(pack, destination, token, bytesPerSecond, progress));
        }
    }
}
