package io.rostrum.capture.agent.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that takes alerts, and answers as it is told. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final BlockingQueue<JsonNode> taken = new LinkedBlockingQueue<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    /** What the next requests are answered; 204 when there is nothing in it. */
    final BlockingDeque<Integer> answers = new LinkedBlockingDeque<>();

    Receiver() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hook", exchange -> {
            try (exchange) {
                JsonNode body = JSON.readTree(exchange.getRequestBody());
                tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                Integer answer = answers.poll();
                if (answer != null && answer == 302) {
                    exchange.getResponseHeaders().set("Location", "/hook");
                }
                exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
                taken.add(body);
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** The next that comes. */
    JsonNode next() throws InterruptedException {
        JsonNode next = taken.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No alert came within 30 s.");
        }
        return next;
    }

    int waiting() {
        return taken.size();
    }

    List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
