package io.rostrum.capture.agent.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.uploader.receipt.ReceiptKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A platform that has every file already, publishes whatever is asked, and signs what the test wants. */
final class FakePlatform implements AutoCloseable {
    private final HttpServer server;
    /** A JSON Web Signature; null for an answer without one. */
    volatile String receipt;

    volatile ReceiptKey key;

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String signed = receipt == null ? "" : ",\"receipt\":\"" + receipt + "\"";
        if (path.endsWith("/manifest")) {
            say(exchange, 200, "{\"want\":[],\"attempt\":1,\"published\":false}");
        } else if (path.endsWith("/commit")) {
            say(exchange, 200, "{\"published\":true" + signed + "}");
        } else if (path.endsWith("/receipt") && receipt != null) {
            say(exchange, 200, "{\"receipt\":\"" + receipt + "\"}");
        } else if (path.equals("/api/receipt-key") && key != null) {
            say(exchange, 200, new String(key.jwk(), StandardCharsets.UTF_8));
        } else {
            say(exchange, 404, "{\"title\":\"Not here\"}");
        }
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Rostrum-Platform", "1");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
