package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.queue.UploadStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two uploaders of one lecture: the second says that it will go on, not that it failed. */
class BusyUploadTest {
    private static final int BYTES = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    void whileAnotherUploadsTheLectureTheCommandEndsAsOneThatWillResume() throws Exception {
        Path lecture = lecture();
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        CountDownLatch begun = new CountDownLatch(1);
        try (UploadStateStore store = UploadStateStore.open(folder.resolve("other/rostrum.db"))) {
            Thread other = new Thread(() -> uploadSlowly(store, lecture, shelf, begun));
            other.start();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            Run run = upload(lecture, shelf);

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WILL_RESUME);
            assertThat(run.err()).contains("is already being uploaded").hasLineCount(1);
            other.interrupt();
            other.join();
        }
        assertThat(upload(lecture, shelf).exitCode()).isZero();
        assertThat(shelf.resolve("busy-1/master.m3u8")).exists();
    }

    private Run upload(Path lecture, Path shelf) {
        return Run.of(
                "upload",
                lecture.toString(),
                "--to",
                shelf.toString(),
                "--data",
                folder.resolve("data").toString());
    }

    /** At a rate that would take an hour. */
    private static void uploadSlowly(UploadStateStore store, Path lecture, Path shelf, CountDownLatch begun) {
        try {
            new Uploader(store)
                    .upload(new UploadJob(
                            lecture, Target.of(shelf.toUri()), 1_000, (done, total) -> begun.countDown()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as the test wants it
        } catch (UploadException e) {
            throw new AssertionError(e);
        }
    }

    private Path lecture() throws Exception {
        Path media = Files.createDirectory(folder.resolve("lecture"));
        byte[] bytes = new byte[BYTES];
        Files.write(media.resolve("master.m3u8"), bytes);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Files.writeString(
                media.resolve("manifest.json"),
                "{\"version\":1,\"id\":\"busy-1\",\"createdAt\":\"2026-11-24T10:00:00Z\",\"files\":[{\"path\":"
                        + "\"master.m3u8\",\"size\":" + BYTES + ",\"sha256\":\"" + sha256 + "\"}]}");
        return media;
    }
}
