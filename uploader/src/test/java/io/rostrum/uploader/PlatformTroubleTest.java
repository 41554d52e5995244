package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.testsupport.Deadline;
import io.rostrum.uploader.testsupport.PlatformMain;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.ServerProcess;
import io.rostrum.uploader.testsupport.TestPackage;
import io.rostrum.uploader.testsupport.UploaderMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine of the platform: its disk fills up, its address changes. */
class PlatformTroubleTest {
    private static final int VIDEO_BYTES = 3_000_000;

    @TempDir
    Path dir;

    /** A disk of its own for the platform's process, really full while the lecture travels. */
    @Test
    void aDiskThatIsFullIsToldInASentenceAndTheRestArrivesWhenThereIsRoom() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", VIDEO_BYTES);
        Path disk = Files.createDirectory(dir.resolve("disk"));
        String script = String.join(
                "\n",
                "mount -t tmpfs -o size=8m tmpfs disk",
                "(until cp disk/platform/token token.new 2>/dev/null; do sleep 0.1; done; mv token.new token",
                " until [ -e fill ]; do sleep 0.05; done; dd if=/dev/zero of=disk/others bs=64k 2>dd.log; touch full",
                " until [ -e free ]; do sleep 0.05; done; rm disk/others",
                " until [ -e list ]; do sleep 0.05; done",
                " find disk/platform/packages -name '*.mp4' -exec sha256sum {} + > hashes.new; mv hashes.new hashes) &",
                "exec \"$@\"");
        try (ServerProcess platform = new ServerProcess(port -> Stream.concat(
                        Stream.of(
                                "unshare",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                "cd '" + dir + "'\n" + script,
                                "sh"),
                        PlatformMain.command(disk, port).stream())
                .toList())) {
            Deadline.until("the token", () -> Files.exists(dir.resolve("token")));
            URI to = URI.create("http://127.0.0.1:" + platform.port());
            Rig rig = Rig.in(dir.resolve("room")).with(() -> Files.readString(dir.resolve("token")));

            assertThatThrownBy(() -> rig.impatient()
                            .limited(2_000_000)
                            .hearing((done, total) -> fillOnce(done))
                            .upload(pack, to))
                    .isInstanceOfSatisfying(UploadException.class, e -> assertThat(e.retryable())
                            .isTrue())
                    .hasMessageContaining("no room left on its disk");
            Files.createFile(dir.resolve("free"));
            UploadResult result = rig.upload(pack, to);

            assertThat(result.published()).isTrue();
            assertThat(result.bytesSent()).as("what had arrived stays").isLessThan(pack.bytes());
            Files.createFile(dir.resolve("list"));
            Deadline.until("the hashes", () -> Files.exists(dir.resolve("hashes")));
            assertThat(Files.readString(dir.resolve("hashes")))
                    .contains(pack.hashes().get("video/234p.mp4"), pack.hashes().get("audio/main.mp4"));
        }
    }

    /** Holds the upload until the disk is full, so that no byte slips through. */
    private void fillOnce(long done) {
        if (done < VIDEO_BYTES / 4 || Files.exists(dir.resolve("full"))) {
            return;
        }
        try {
            Files.createFile(dir.resolve("fill"));
            Deadline.until("the disk is full", () -> Files.exists(dir.resolve("full")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As when a campus moves its server, or gives it another address each night. */
    @Test
    void aNameThatLeadsElsewhereInTheMiddleOfAnUploadIsFollowed() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", VIDEO_BYTES);
        Path campus = dir.resolve("campus");
        Path names = dir.resolve("names");
        name(names, "127.0.0.2");
        Platform before = Platform.start(new PlatformSettings(campus, "127.0.0.2", 0, null));
        int port = before.url().getPort();
        try (ServerProcess uploader = UploaderMain.process(
                dir.resolve("room"),
                pack.directory(),
                URI.create("http://campus.test:" + port),
                before.tokenFile(),
                1_000_000,
                "-Djdk.net.hosts.file=" + names,
                "-Dsun.net.inetaddr.ttl=1",
                "-Dsun.net.inetaddr.negative.ttl=1")) {
            Deadline.until("half a megabyte is there", () -> bytesIn(campus) > 500_000);
            before.close();
            name(names, "127.0.0.3");
            try (Platform after = Platform.start(new PlatformSettings(campus, "127.0.0.3", port, null))) {
                Deadline.until("the upload ends", () -> !uploader.isAlive());

                assertThat(bytesIn(campus.resolve("platform/packages"))).isGreaterThanOrEqualTo(pack.bytes());
                assertThat(after.url().getHost()).isEqualTo("127.0.0.3");
            }
        } finally {
            before.close();
        }
    }

    private static void name(Path hosts, String address) throws IOException {
        Path next = Files.writeString(hosts.resolveSibling("names.new"), address + " campus.test\n");
        Files.move(next, hosts, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long bytesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : all) {
                sum += Files.exists(file) ? Files.size(file) : 0;
            }
            return sum;
        } catch (UncheckedIOException goneMeanwhile) {
            return 0; // the platform was at work; whoever waits asks again
        }
    }
}
