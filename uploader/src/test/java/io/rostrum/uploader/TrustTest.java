package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.TokenSource;
import io.rostrum.uploader.job.Trust;
import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.protocol.ClientCredentials;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.S3ProxyServer;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.TestCertificate;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who is believed, and who lets us in. */
class TrustTest {
    @TempDir
    static Path shared;

    @TempDir
    Path dir;

    private static TestCertificate good;
    private TestPackage pack;

    @BeforeAll
    static void makeACertificate() throws Exception {
        good = new TestCertificate(shared.resolve("good"), "localhost");
    }

    @BeforeEach
    void make() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 1_000);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelievedUntilItsAuthorityIsGiven() throws Exception {
        try (ScriptedTus server = new ScriptedTus(good.context())) {
            refused(server.endpoint(), Trust.SYSTEM);
            upload(server.endpoint(), Trust.SYSTEM.withAuthority(good.pem()));
            assertThat(server.hashes()).hasSize(6);
        }
    }

    @Test
    void aPinnedKeyMustBeShown() throws Exception {
        try (ScriptedTus server = new ScriptedTus(good.context())) {
            Trust trust = Trust.SYSTEM.withAuthority(good.pem());
            upload(server.endpoint(), trust.withPin("sha256/" + good.pin()));
            refused(server.endpoint(), trust.withPin("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        }
        assertThatThrownBy(() -> Trust.SYSTEM.withPin("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("44 characters");
    }

    @Test
    void aCertificateOfAnotherNameOrOfThePastIsNotBelieved() throws Exception {
        try (ScriptedTus server = new ScriptedTus(good.context())) {
            URI byNumber = URI.create(server.endpoint().toString().replace("localhost", "127.0.0.1"));
            refused(byNumber, Trust.SYSTEM.withAuthority(good.pem()));
        }
        TestCertificate past =
                new TestCertificate(dir.resolve("past"), "localhost", "-startdate", "-10d", "-validity", "1");
        try (ScriptedTus server = new ScriptedTus(past.context())) {
            refused(server.endpoint(), Trust.SYSTEM.withAuthority(past.pem()));
        }
    }

    @Test
    void anAuthorityFileThatIsNoneIsTold() throws IOException {
        Path file = Files.writeString(dir.resolve("ca.pem"), "nothing");
        assertThatThrownBy(() -> upload(URI.create("https://localhost:1/"), Trust.SYSTEM.withAuthority(file)))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_DESTINATION))
                .hasMessageContaining("ca.pem");
    }

    @Test
    void aTokenOfOauthIsRenewedBeforeItExpiresAndWhenItIsRefused() throws Exception {
        try (ScriptedTus server = new ScriptedTus();
                TokenServer tokens = new TokenServer()) {
            AtomicLong ahead = new AtomicLong();
            ClientCredentials source = tokens.source(clock(ahead));
            server.lie("PATCH", 401, Map.of("Tus-Resumable", "1.0.0"));
            // Old enough that a refusal means age.
            Rig.in(dir)
                    .withConnections(1)
                    .with(new TokenSource() {
                        @Override
                        public String token() throws IOException {
                            String token = source.token();
                            ahead.addAndGet(Duration.ofSeconds(11).toNanos());
                            return token;
                        }

                        @Override
                        public void refused(String token) {
                            source.refused(token);
                        }
                    })
                    .upload(pack, server.endpoint());
            assertThat(server.hashes()).hasSize(6);
            assertThat(tokens.given.get()).isGreaterThan(1);
            assertThat(server.log()).anyMatch(line -> line.contains("Bearer token-1"));
            assertThat(tokens.asked.peek())
                    .contains("Basic " + Base64.getEncoder().encodeToString("room:s3cret".getBytes()))
                    .contains("grant_type=client_credentials&scope=upload");
        }
    }

    @Test
    void aTokenServerThatIsDownForAMomentOnlyDelays() throws Exception {
        try (ScriptedTus server = new ScriptedTus();
                TokenServer tokens = new TokenServer()) {
            tokens.answers.add(503);
            tokens.answers.add(503);
            ClientCredentials source = tokens.source(UploadClock.system());
            server.lie("PATCH", 401, Map.of("Tus-Resumable", "1.0.0"));
            assertThatThrownBy(() -> Rig.in(dir).impatient().withConnections(1).upload(pack, target(server, source)))
                    .as("fresh, and refused all the same")
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.REFUSED));
            Rig.in(dir).withConnections(1).upload(pack, target(server, source));
            assertThat(server.hashes()).hasSize(6);
        }
    }

    @Test
    void aClientThatGetsNoTokenIsToldWithoutItsSecret() throws Exception {
        try (ScriptedTus server = new ScriptedTus();
                TokenServer tokens = new TokenServer()) {
            tokens.answers.add(401);
            assertThatThrownBy(() -> Rig.in(dir).upload(pack, target(server, tokens.source(UploadClock.system()))))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.REFUSED))
                    .hasMessageContaining("id and secret")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void aStoreOfS3WithACertificateOfTheCampusIsBelievedOnlyByItsAuthority() throws Exception {
        try (S3ProxyServer store = new S3ProxyServer(dir.resolve("s3"), good.keyStoreFile())) {
            assertThatThrownBy(() -> Rig.in(dir).impatient().upload(pack, store.secureTarget(Trust.SYSTEM)))
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE))
                    .hasMessageContaining("certificate");
            assertThat(store.hashes("lecture-1")).isEmpty();

            Rig.in(dir).upload(pack, store.secureTarget(Trust.SYSTEM.withAuthority(good.pem())));
            assertThat(store.hashes("lecture-1")).containsAllEntriesOf(pack.hashes());
        }
    }

    @Test
    void noSecretStandsInALogLine() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("io.rostrum");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
        try (ScriptedTus server = new ScriptedTus();
                TokenServer tokens = new TokenServer()) {
            server.lie("PATCH", 503, Map.of("Tus-Resumable", "1.0.0"));
            Rig.in(dir).withConnections(1).upload(pack, target(server, tokens.source(UploadClock.system())));
            server.lie("PATCH", 403, Map.of("Tus-Resumable", "1.0.0"));
            server.forget();
            assertThatThrownBy(() -> Rig.in(dir).with(() -> "hush-token").upload(pack, server.endpoint()))
                    .hasMessageNotContaining("hush-token");
            assertThat(server.log()).anyMatch(line -> line.contains("hush-token"));
        } finally {
            root.detachAppender(lines);
            root.setLevel(before);
        }
        assertThat(List.copyOf(lines.list))
                .isNotEmpty()
                .extracting(line -> line.getFormattedMessage()
                        + (line.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                .noneMatch(line -> line.contains("hush-token") || line.contains("s3cret") || line.contains("token-1"));
    }

    private static Target target(ScriptedTus server, ClientCredentials source) {
        return Target.of(server.endpoint()).with(source);
    }

    private void upload(URI to, Trust trust) throws UploadException, InterruptedException {
        Rig.in(dir).impatient().upload(pack, Target.of(to).with(trust));
    }

    private void refused(URI to, Trust trust) {
        assertThatThrownBy(() -> upload(to, trust))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.UNREACHABLE);
                    assertThat(e.retryable()).isTrue();
                })
                .hasMessageContaining("certificate of " + to.getHost())
                .hasMessageContaining("clock");
    }

    private static UploadClock clock(AtomicLong ahead) {
        UploadClock system = UploadClock.system();
        return new UploadClock() {
            @Override
            public Instant now() {
                return system.now();
            }

            @Override
            public long nanos() {
                return system.nanos() + ahead.get();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                system.sleep(duration);
            }
        };
    }

    /** Gives token-1, token-2, …, each for a minute, unless it was told to answer something else. */
    private static final class TokenServer implements AutoCloseable {
        private final HttpServer server;
        private final AtomicInteger given = new AtomicInteger();
        private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        TokenServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/token", exchange -> {
                asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                Integer status = answers.poll();
                byte[] body = (status == null
                                ? "{\"access_token\":\"token-" + given.incrementAndGet() + "\",\"expires_in\":60}"
                                : "{}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status == null ? 200 : status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        ClientCredentials source(UploadClock clock) {
            URI at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
            return new ClientCredentials(
                    new ClientCredentials.Client(at, "room", () -> "s3cret", "upload", Trust.SYSTEM),
                    Rig.in(Path.of("target")).settings().with(clock));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
