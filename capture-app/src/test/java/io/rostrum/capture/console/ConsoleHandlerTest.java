package io.rostrum.capture.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleHandlerTest {
    private final Server server = new Server();
    private final ServerConnector port = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        port.setHost("127.0.0.1");
        server.addConnector(port);
        server.setHandler(new ConsoleHandler());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aBrowserOnASlowLinkGetsPagesPacked() throws Exception {
        HttpResponse<byte[]> plain = get("lib/hls.mjs");
        HttpResponse<byte[]> packed = get("lib/hls.mjs", "Accept-Encoding", "gzip, deflate, br");

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(plain.body().length / 3);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void whatABrowserHasIsNotSentAgain() throws Exception {
        String tag = tag(get("", "Accept-Encoding", "gzip"));

        HttpResponse<byte[]> again = get("", "Accept-Encoding", "gzip", "If-None-Match", "\"old\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag);
    }

    @Test
    void aBrowserAsksEachTimeSoThatAnUpgradeIsSeenAtOnce() throws Exception {
        HttpResponse<byte[]> first = get("", "If-None-Match", "\"old\"");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(tag(first)).isNotEqualTo(tag(get("", "Accept-Encoding", "gzip")));
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getLocalPort() + "/console/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
