package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.testsupport.ScriptedTus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Test now": a small package really goes there, nobody is shown it, and nothing of it stays. */
class DestinationTrialTest {
    private static final long LEAST = 64 << 10;

    @TempDir
    Path dir;

    @AfterEach
    void nothingStaysHere() throws IOException {
        assertThat(files(dir.resolve("work"))).isEmpty();
    }

    @Test
    void aPlatformGetsItAndHasNothingOfItAfterwards() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("campus"), null, 0, null))) {
            List<String> before = files(dir.resolve("campus"));
            Path token = platform.tokenFile();

            DestinationTrial.Result result = trial(Target.of(platform.url()).with(() -> Files.readString(token)));

            assertThat(result.leftover()).isNull();
            assertThat(result.bytes()).isEqualTo(LEAST);
            assertThat(files(dir.resolve("campus"))).isEqualTo(before);
            fails(Target.of(platform.url()).with(() -> "wrong"), Code.REFUSED, "token");
        }
    }

    @Test
    void aFolderGetsItAndIsAsItWas() throws Exception {
        Path shelf = Files.createDirectory(dir.resolve("shelf"));

        DestinationTrial.Result result = trial(Target.of(shelf.toUri()));

        assertThat(result.bytes()).isGreaterThan(LEAST);
        assertThat(result.leftover()).isNull();
        assertThat(shelf).isEmptyDirectory();
        fails(Target.of(dir.resolve("none").toUri()), Code.BAD_DESTINATION, "There is no folder");
    }

    @Test
    void aServerThatRemovesNothingIsToldAsSuch() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            DestinationTrial.Result result = trial(Target.of(server.endpoint()));

            assertThat(result.leftover()).contains("does not remove uploads");
        }
    }

    @Test
    void theLinksOwnServicesAreNotAskedAndARedirectToThemIsNotFollowed() throws Exception {
        fails(
                Target.of(URI.create("http://169.254.169.254/latest/meta-data/")),
                Code.BAD_DESTINATION,
                "no lecture goes");
        fails(Target.of(URI.create("http://[fe80::1]/")), Code.BAD_DESTINATION, "no lecture goes");
        AtomicInteger asked = new AtomicInteger();
        HttpServer lure = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lure.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        lure.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + lure.getAddress().getPort());
            fails(Target.of(address), Code.UNREACHABLE, "A web page (http://169.254.169.254");
            assertThat(asked.get()).isPositive();
        } finally {
            lure.stop(0);
        }
    }

    private DestinationTrial.Result trial(Target target) throws UploadException, InterruptedException {
        return new DestinationTrial(target, dir.resolve("work")).run();
    }

    private void fails(Target target, Code code, String words) {
        assertThatThrownBy(() -> trial(target))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path ->
                            Files.isRegularFile(path) && !path.toString().contains(".db"))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
