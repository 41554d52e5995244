package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform's process is killed in the middle of a PATCH. */
class PlatformKillTest {
    private static final String ID = "lecture-1";
    private static final TestFile VIDEO = TestFile.random("video/1080p.mp4", 6_000_000);
    private static final TestFile MASTER = TestFile.text("master.m3u8", "#EXTM3U\n");

    @TempDir
    Path data;

    @Test
    void killedAgainAndAgainAtAnyByteItKeepsEachByteItHadAndPublishesTheRightOnes() throws Exception {
        Random chance = new Random();
        String location = null;
        long before = 0;
        for (int kill = 0; kill < 3; kill++) {
            try (PlatformProcess process = PlatformProcess.start(data)) {
                TestUploader uploader = process.uploader();
                if (location == null) {
                    uploader.want(ID, List.of(VIDEO, MASTER));
                    location = uploader.created(ID, VIDEO);
                }
                before = uploader.offset(location);
                Path bytes = bytes(location);
                assertThat(before).isEqualTo(Files.size(bytes));
                long deadly = before + 1 + chance.nextInt((int) (VIDEO.bytes().length - before) / 2);
                byte[] rest = Arrays.copyOfRange(VIDEO.bytes(), (int) before, VIDEO.bytes().length);
                String where = location;
                long from = before;
                CompletableFuture<Void> patch = CompletableFuture.runAsync(() -> {
                    try {
                        uploader.patch(where, from, BodyPublishers.ofInputStream(() -> new Trickling(rest)));
                    } catch (Exception e) {
                        // The platform dies under this request; that is the test.
                        assertThat(e).isInstanceOf(IOException.class);
                    }
                });
                Eventually.becomes(() -> Files.size(bytes) >= deadly, true);
                process.kill();
                patch.get(20, TimeUnit.SECONDS);
                byte[] kept = Files.readAllBytes(bytes);
                assertThat(kept).isEqualTo(Arrays.copyOf(VIDEO.bytes(), kept.length));
            }
        }
        try (PlatformProcess last = PlatformProcess.start(data)) {
            TestUploader uploader = last.uploader();
            assertThat(uploader.offset(location)).isGreaterThan(before).isEqualTo(Files.size(bytes(location)));
            assertThat(uploader.want(ID, List.of(VIDEO, MASTER))).containsExactly(VIDEO.path(), MASTER.path());
            uploader.finish(location, VIDEO);
            uploader.upload(ID, MASTER);
            assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
            assertThat(uploader.get("/packages/" + ID + "/video/1080p.mp4").body())
                    .isEqualTo(VIDEO.bytes());
        }
    }

    private Path bytes(String location) {
        return data.resolve("platform/uploads").resolve(location.substring("/files/".length()) + ".bin");
    }

    /** Gives its bytes in small pieces, so that a kill meets a PATCH on its way. */
    private static final class Trickling extends ByteArrayInputStream {
        Trickling(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            return super.read(buffer, offset, Math.min(length, 7_001));
        }
    }
}
