package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform's process is killed in the middle of a PATCH. */
class PlatformKillTest {
    private static final String ID = "lecture-1";
    private static final TestFile VIDEO = TestFile.random("video/1080p.mp4", 6_000_000);
    private static final TestFile MASTER = TestFile.text("master.m3u8", "#EXTM3U\n");
    private static final int SENT = 2_500_000;

    @TempDir
    Path data;

    @Test
    void afterAKillTheOffsetIsExactlyTheBytesOnDiskAndTheUploadGoesOn() throws Exception {
        String location;
        Path bytes;
        try (PlatformProcess first = PlatformProcess.start(data)) {
            TestUploader uploader = first.uploader();
            uploader.want(ID, List.of(VIDEO, MASTER));
            uploader.upload(ID, MASTER);
            location = uploader.created(ID, VIDEO);
            bytes = data.resolve("platform/uploads").resolve(location.substring("/files/".length()) + ".bin");
            CountDownLatch dead = new CountDownLatch(1);
            String where = location;
            CompletableFuture<Void> patch = CompletableFuture.runAsync(() -> {
                try {
                    uploader.patch(where, 0, BodyPublishers.ofInputStream(() -> new Stalling(VIDEO.bytes(), dead)));
                } catch (Exception e) {
                    // The platform dies under this request; that is the test.
                    assertThat(e).isInstanceOf(IOException.class);
                }
            });
            Eventually.becomes(() -> Files.size(bytes) >= SENT, true);
            first.kill();
            dead.countDown();
            patch.get(20, TimeUnit.SECONDS);
        }
        long onDisk = Files.size(bytes);
        assertThat(onDisk).isBetween((long) SENT, (long) VIDEO.bytes().length - 1);

        try (PlatformProcess second = PlatformProcess.start(data)) {
            TestUploader uploader = second.uploader();
            assertThat(uploader.offset(location)).isEqualTo(onDisk);
            assertThat(uploader.want(ID, List.of(VIDEO, MASTER))).containsExactly("video/1080p.mp4");
            uploader.finish(location, VIDEO);
            assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
            assertThat(uploader.get("/packages/" + ID + "/video/1080p.mp4").body())
                    .isEqualTo(VIDEO.bytes());
        }
    }

    /** Gives some bytes, then nothing more until the platform is dead. */
    private static final class Stalling extends InputStream {
        private final ByteArrayInputStream bytes;
        private final CountDownLatch go;
        private int given;

        Stalling(byte[] bytes, CountDownLatch go) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.go = go;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given >= SENT + 200_000) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
            int read = bytes.read(buffer, offset, length);
            given += Math.max(0, read);
            return read;
        }
    }
}
