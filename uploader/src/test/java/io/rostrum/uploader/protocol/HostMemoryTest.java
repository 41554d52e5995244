package io.rostrum.uploader.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.queue.HostSize;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    @TempDir
    Path dir;

    @Test
    void schemeNameAndPortAreAHostAndThePathIsNot() {
        assertThat(HostMemory.host(URI.create("https://Tus.Example/files"))).isEqualTo("https://tus.example:443");
        assertThat(HostMemory.host(URI.create("https://tus.example:443/other"))).isEqualTo("https://tus.example:443");
        assertThat(HostMemory.host(URI.create("http://tus.example/files"))).isEqualTo("http://tus.example:80");
        assertThat(HostMemory.host(URI.create("http://tus.example:1080/files"))).isEqualTo("http://tus.example:1080");
    }

    @Test
    void aRefusedSizeIsForgottenAfterAMonthAndTheRateIsNot() throws Exception {
        HostSize learned = new HostSize(4_000_000, 100_000, NOW);
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            memory(store, "http://a/files", NOW).keep(learned);
        }
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            assertThat(memory(store, "http://a/other", NOW.plus(Duration.ofDays(29)))
                            .recall())
                    .contains(learned);
            assertThat(memory(store, "http://a/files", NOW.plus(Duration.ofDays(31)))
                            .recall())
                    .contains(new HostSize(4_000_000, Long.MAX_VALUE, Instant.EPOCH));
            assertThat(memory(store, "http://a:81/files", NOW).recall()).isEmpty();
        }
    }

    private HostMemory memory(UploadStateStore store, String address, Instant now) {
        UploadJob job = new UploadJob(dir, Target.of(URI.create(address)), 0, (done, total) -> {});
        SealedPackage pack = new SealedPackage(dir, "lecture-1", List.of(), new byte[0]);
        UploadClock clock = new UploadClock() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void sleep(Duration duration) {}
        };
        return new HostMemory(Session.of(job, pack, store, UploadSettings.DEFAULT.with(clock)), URI.create(address));
    }
}
