package io.rostrum.uploader.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.platform.files.PackageId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadStoreTest {
    @TempDir
    Path dir;

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void whatWasLeftAloneTooLongGoesAndTheDiskIsAskedAtMostOnceAMinute() throws Exception {
        UploadStore store = new UploadStore(dir, new Hand());
        Upload left = begin(store);
        Upload alive = begin(store);
        touched(left, now.minus(UploadStore.KEPT).minusSeconds(1));
        touched(alive, now.minus(UploadStore.KEPT).plusSeconds(3600));

        store.sweep(); // it looked when it was opened
        assertThat(store.find(left.info().id())).isPresent();

        now = now.plus(Duration.ofMinutes(1));
        store.sweep();
        assertThat(store.find(left.info().id())).isEmpty();
        assertThat(left.data()).doesNotExist();
        assertThat(store.find(alive.info().id())).isPresent();
    }

    private static void touched(Upload upload, Instant when) throws Exception {
        Files.setLastModifiedTime(upload.data(), FileTime.from(when));
    }

    private static Upload begin(UploadStore store) throws Exception {
        return store.create(new UploadInfo("", new PackageId("lecture-1"), "", "audio/main.mp4", 10, "ab"));
    }

    private final class Hand extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
