package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real agent from its first start on, attacked as a stranger would. The order is that of a room's first hour. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecurityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private static Path data;

    private static Agent agent;
    private static ApiClient kiosk;

    @BeforeAll
    static void start() throws Exception {
        agent = Agent.start(AgentSettings.standard(new DataFolder(data)).onPort(0), Clock.systemUTC());
        kiosk = ApiClient.withTokenOf(agent.uri(), data);
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    @Order(1)
    void beforeAPasswordIsSetOnlyThisPcIsAnswered() throws Exception {
        URI https = agent.httpsUri().orElseThrow();

        assertThat(https.getHost()).isEqualTo("127.0.0.1");
        for (String address : addresses()) {
            assertThat(reachable(address, https.getPort())).as(address).isFalse();
            assertThat(reachable(address, agent.uri().getPort())).as(address).isFalse();
        }
        assertThat(JSON.readTree(get(plain(), agent.uri(), "/session").body())
                        .path("setup")
                        .asBoolean())
                .isTrue();
        HttpResponse<String> proxied = plain().send(
                        request(agent.uri(), "/status")
                                .header("X-Forwarded-For", "203.0.113.9")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(proxied.statusCode()).as("a proxy on this PC is not this PC").isEqualTo(401);
    }

    @Test
    @Order(2)
    void anotherSitesPageCannotSetTheRoomUp() throws Exception {
        HttpResponse<String> answer = plain().send(
                        request(agent.uri(), "/session")
                                .header("Origin", "https://evil.example")
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    @Order(3)
    void aPasswordOpensTheRoomToOtherPcsByTlsAlone() throws Exception {
        HttpResponse<String> setup = post(plain(), agent.uri(), "/session", "{}", null, null);
        assertThat(setup.statusCode()).isEqualTo(200);
        String cookie = cookie(setup);
        String csrf = JSON.readTree(setup.body()).path("csrf").asText();
        assertThat(put("/access/passwords/technician", PASSWORD, cookie, null).statusCode())
                .isEqualTo(403);
        assertThat(put("/access/passwords/technician", "short", cookie, csrf).statusCode())
                .isEqualTo(400);
        assertThat(put("/access/passwords/technician", PASSWORD, cookie, csrf).statusCode())
                .isEqualTo(200);
        int port = agent.httpsUri().orElseThrow().getPort();
        for (String address : addresses()) {
            Poll.until(address + " answers by TLS", PATIENCE, () -> reachable(address, port), open -> open);
            assertThat(reachable(address, agent.uri().getPort())).isFalse();
        }
    }

    @Test
    @Order(4)
    void overTlsNothingIsReadWithoutALogin() throws Exception {
        URI https = Poll.until("TLS", PATIENCE, () -> agent.httpsUri().orElse(null), uri -> uri != null);
        HttpClient client = trusting(data.resolve("tls/self-made.pem"));

        for (String path : List.of("/status", "/recordings", "/schedule", "/events", "/audit", "/access")) {
            assertThat(get(client, https, path).statusCode()).as(path).isEqualTo(401);
        }
        HttpResponse<String> wrong = post(client, https, "/session", login("technician", "wrong"), null, null);
        assertThat(wrong.statusCode()).isEqualTo(401);
        HttpResponse<String> right = post(client, https, "/session", login("technician", PASSWORD), null, null);
        assertThat(right.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-rostrum=")
                .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
        HttpResponse<String> audit = client.send(
                request(https, "/audit").header("Cookie", cookie(right)).build(), BodyHandlers.ofString());
        assertThat(audit.body())
                .contains("/access/passwords/technician", "\"who\":\"nobody\"")
                .doesNotContain(PASSWORD, "wrong");
    }

    @Test
    @Order(5)
    void aRealCertificateIsTakenWithoutARestart() throws Exception {
        URI https = agent.httpsUri().orElseThrow();
        Path other = Files.createDirectories(data.resolve("other"));
        new io.rostrum.capture.agent.access.Certificate(other, Clock.systemUTC()).load();
        Path tls = data.resolve("tls");
        Files.copy(other.resolve("self-made.pem"), tls.resolve("key.pem"));
        Files.copy(other.resolve("self-made.pem"), tls.resolve("certificate.pem"));

        Poll.until(
                "The new certificate is served",
                PATIENCE,
                () -> {
                    try {
                        return get(trusting(other.resolve("self-made.pem")), https, "/session")
                                .statusCode();
                    } catch (IOException e) {
                        return 0; // still the old one
                    }
                },
                status -> status == 200);
    }

    @Test
    @Order(6)
    void pathsThatClimbAreAnsweredWithNothing() throws Exception {
        for (String path : List.of(
                "/api/v1/../../etc/passwd",
                "/api/v1/recordings/..%2f..%2fagent%2ftoken",
                "/api/v1/recordings/%2e%2e/%2e%2e/agent/token",
                "/api/v1/preview/..%2F..%2Fagent%2Ftoken.jpg",
                "//etc/passwd",
                "/api/v1/recordings/%00")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 (400|404) .*");
        }
    }

    @Test
    @Order(7)
    void aHeaderCannotBeSmuggledInByAPathOrAName() throws Exception {
        String answer =
                raw("GET /api/v1/%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("X-Injected");

        HttpResponse<byte[]> named = kiosk.send(
                "POST", "/schedule/calendars?name=a%0d%0aX-Injected:%201", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
        assertThat(named.statusCode()).isEqualTo(201);
        assertThat(named.headers().firstValue("X-Injected")).isEmpty();
        assertThat(kiosk.json("/schedule").path("calendars").get(0).path("name").asText())
                .isEqualTo("a X-Injected: 1");
    }

    @Test
    @Order(8)
    void bodiesThatAreTooLargeAreRefusedEverywhere() throws Exception {
        byte[] large = new byte[3 << 20];

        for (String path : List.of("/session", "/schedule/courses", "/access/tokens")) {
            assertThat(kiosk.postInChunks(path, large).statusCode()).as(path).isEqualTo(413);
        }
    }

    @Test
    @Order(9)
    void clientsThatSendAByteNowAndThenKeepNobodyElseWaiting() throws Exception {
        String token = Files.readString(data.resolve("agent/token")).strip();
        List<Socket> slow = new java.util.ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(agent.uri().getHost(), agent.uri().getPort());
                slow.add(socket);
                send(
                        socket,
                        "POST /api/v1/schedule/courses HTTP/1.1\r\nHost: localhost\r\n"
                                + (i % 2 == 0
                                        ? "X-Slow: "
                                        : "Content-Length: 1000000\r\nAuthorization: Bearer " + token + "\r\n\r\na"));
            }
            Poll.until(
                    "The kiosk is answered",
                    PATIENCE,
                    () -> kiosk.get("/status").statusCode(),
                    s -> s == 200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HttpClient plain() {
        return HttpClient.newHttpClient();
    }

    private static HttpClient trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(pem)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("agent", certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpRequest.Builder request(URI base, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(PATIENCE);
    }

    private static HttpResponse<String> get(HttpClient client, URI base, String path) throws Exception {
        return client.send(request(base, path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(
            HttpClient client, URI base, String path, String body, String cookie, String csrf) throws Exception {
        HttpRequest.Builder request = request(base, path).POST(BodyPublishers.ofString(body));
        return client.send(shown(request, cookie, csrf).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> put(String path, String password, String cookie, String csrf) throws Exception {
        HttpRequest.Builder request =
                request(agent.uri(), path).PUT(BodyPublishers.ofString("{\"password\":\"" + password + "\"}"));
        return plain().send(shown(request, cookie, csrf).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder shown(HttpRequest.Builder request, String cookie, String csrf) {
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return csrf == null ? request : request.header("X-CSRF-Token", csrf);
    }

    private static String login(String role, String password) {
        JsonNode body = JSON.createObjectNode().put("role", role).put("password", password);
        return body.toString();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static List<String> addresses() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(network -> Collections.list(network.getInetAddresses()).stream())
                .filter(address -> address instanceof java.net.Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .toList();
    }

    private static boolean reachable(String address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(agent.uri().getHost(), agent.uri().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
