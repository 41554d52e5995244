package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.DeliveryState;
import io.rostrum.uploader.queue.UploadQueue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What cannot be uploaded is told in one sentence with the right exit code, and what waits in the queue goes on waiting. */
class UploadRefusalsTest {
    private static final int BYTES = 3_000_000;
    private static final DeliveryId WAITING = new DeliveryId("maths", "campus");

    @TempDir
    private Path folder;

    @Test
    void whatIsNoSealedPackageIsToldAndTheQueueIsIntact() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path unsealed = Files.createDirectory(folder.resolve("unsealed"));
        Files.writeString(unsealed.resolve("master.m3u8"), "#EXTM3U\n");
        Path lying = lecture("lying");
        Files.write(lying.resolve("video.mp4"), new byte[BYTES]);
        Path escaping = lecture("escaping");
        Path manifest = escaping.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("video.mp4", "../video.mp4"));
        submit();

        refused(upload(folder.resolve("nothing"), shelf()), "nothing");
        refused(upload(empty, shelf()), "manifest.json");
        refused(upload(unsealed, shelf()), "encoding has not finished");
        refused(upload(lying, shelf()), "no longer has the bytes");
        refused(upload(escaping, shelf()), "unsafe path");
        assertThat(shelf().resolve("lying/master.m3u8")).doesNotExist();
        theQueueIsIntact();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://campus/lectures", "http://", "s3:///lectures", "http://no-such-host.invalid/", "gopher:x"
            })
    void aWrongAddressIsTold(String address) throws Exception {
        submit();
        refused(run(lecture("one"), address), "");
        theQueueIsIntact();
    }

    @Test
    void aWebSiteThatTakesNoUploadsIsTold() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        site.start();
        try {
            refused(run(lecture("one"), "http://127.0.0.1:" + site.getAddress().getPort() + "/"), "takes no uploads");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aTokenThatIsRefusedIsToldAndTheRightOneFinishesTheUpload() throws Exception {
        Path lecture = lecture("one");
        Path token = Files.writeString(folder.resolve("token"), "not-the-token");
        submit();
        try (Platform platform = Platform.start(new PlatformSettings(folder.resolve("central"), null, 0, null))) {
            String[] with = {"--token-file", token.toString()};
            Run wrong = run(lecture, platform.url().toString(), with);
            refused(wrong, "token");
            assertThat(wrong.err()).doesNotContain("not-the-token");
            theQueueIsIntact();

            Files.copy(platform.tokenFile(), token, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(run(lecture, platform.url().toString(), with).exitCode()).isZero();
        }
    }

    /** A disk of its own, for this process's children alone; needs no rights. */
    @Test
    void aFolderWhoseDiskIsFullIsToldAndTheSameCommandGoesOnWhenThereIsRoom() throws Exception {
        Files.createDirectory(folder.resolve("disk"));
        String upload = OwnCommand.of(List.of(
                        "upload",
                        lecture("one").toString(),
                        "--to",
                        "disk",
                        "--data",
                        folder.resolve("data").toString()))
                .stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        String script = String.join(
                "\n",
                "cd '" + folder + "'",
                "mount -t tmpfs -o size=2m tmpfs disk",
                upload + " > out 2> err; echo $? > code",
                "mount -o remount,size=64m disk",
                upload + " > out2 2> err2; echo $? > code2",
                "ls disk/one > there");
        new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("script.log").toFile())
                .start()
                .waitFor();

        assertThat(folder.resolve("code")).hasContent("75");
        assertThat(Files.readString(folder.resolve("err")))
                .contains("no room left")
                .hasLineCount(1);
        assertThat(folder.resolve("code2")).hasContent("0");
        assertThat(Files.readAllLines(folder.resolve("there")))
                .containsExactlyInAnyOrder("manifest.json", "master.m3u8", "video.mp4");
    }

    /** What needs a network in trouble is tried by the uploader's own tests; here it is told what the shell sees. */
    @ParameterizedTest
    @CsvSource({
        "BAD_PACKAGE,2",
        "BAD_DESTINATION,2",
        "REFUSED,2",
        "CHANGED,2",
        "REJECTED,2",
        "UNREACHABLE,75",
        "BUSY,75",
        "IO,1"
    })
    void eachFailureHasItsExitCode(UploadException.Code code, int exit) {
        StringWriter err = new StringWriter();
        Output output = new Output(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false);
        Failures failures = new Failures(new Invocation(output, new StopSignal(), Map.of()));

        int seen = failures.handleExecutionException(
                new UploadException(code, "It is so."), new CommandLine(new RootCommand()), null);

        assertThat(seen).isEqualTo(exit);
        assertThat(err.toString()).isEqualToIgnoringWhitespace("rostrum: It is so.");
    }

    private static void refused(Run run, String words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("rostrum: ").contains(words).hasLineCount(1);
        assertThat(run.err()).doesNotContain("Exception").endsWith(".\n");
    }

    private Run upload(Path lecture, Path shelf) {
        return run(lecture, shelf.toString());
    }

    private Run run(Path lecture, String to, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of(
                "upload",
                lecture.toString(),
                "--to",
                to,
                "--data",
                folder.resolve("data").toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private Path shelf() throws Exception {
        return Files.createDirectories(folder.resolve("shelf"));
    }

    private void submit() throws Exception {
        try (UploadQueue queue = queue()) {
            queue.submit(WAITING, folder.resolve("maths"), 42);
        }
    }

    private void theQueueIsIntact() throws Exception {
        try (UploadQueue queue = queue()) {
            assertThat(queue.find(WAITING).orElseThrow().state()).isEqualTo(DeliveryState.WAITING);
            assertThat(queue.find(WAITING).orElseThrow().bytes()).isEqualTo(42);
        }
    }

    private UploadQueue queue() throws UploadException {
        return UploadQueue.open(folder.resolve("data/rostrum.db"), Clock.systemUTC());
    }

    private Path lecture(String id) throws Exception {
        Path media = Files.createDirectories(folder.resolve("packages").resolve(id));
        StringBuilder files = new StringBuilder();
        for (String name : List.of("video.mp4", "master.m3u8")) {
            byte[] bytes = new byte[name.endsWith("mp4") ? BYTES : 8];
            java.util.Arrays.fill(bytes, (byte) '#');
            Files.write(media.resolve(name), bytes);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            files.append(files.isEmpty() ? "" : ",")
                    .append("{\"path\":\"" + name + "\",\"size\":" + bytes.length + ",\"sha256\":\"" + sha256 + "\"}");
        }
        Files.writeString(
                media.resolve("manifest.json"),
                "{\"version\":1,\"id\":\"" + id + "\",\"createdAt\":\"2026-11-24T10:00:00Z\",\"files\":[" + files
                        + "]}");
        return media;
    }
}
