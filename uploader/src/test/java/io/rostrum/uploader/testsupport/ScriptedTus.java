package io.rostrum.uploader.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A tus server in memory that tells lies on demand: what no honest server can be brought to do. */
public final class ScriptedTus implements AutoCloseable {
    /**
     * A planned answer.
     *
     * @param method of the request that gets it
     * @param keeps how many bytes of the body are stored all the same
     */
    public record Lie(String method, int status, Map<String, String> headers, String body, int keeps) {
        public Lie(String method, int status, Map<String, String> headers, String body, boolean keeps) {
            this(method, status, headers, body, keeps ? Integer.MAX_VALUE : 0);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();
    private final Map<String, Long> lengths = new ConcurrentHashMap<>();
    private final Queue<Lie> lies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> log = new CopyOnWriteArrayList<>();

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private volatile CountDownLatch meeting = new CountDownLatch(0);

    private final boolean secure;
    private volatile String extensions = "";

    public ScriptedTus() throws IOException {
        this(null);
    }

    /** @param tls null for none */
    public ScriptedTus(SSLContext tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        secure = tls != null;
        if (tls == null) {
            server = HttpServer.create(any, 0);
        } else {
            HttpsServer https = HttpsServer.create(any, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = https;
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create((secure ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort() + "/files");
    }

    /** Names the extensions that it offers; it can creation-with-upload, checksum (sha1), termination, creation-defer-length. */
    public ScriptedTus offering(String names) {
        extensions = names;
        return this;
    }

    public ScriptedTus lie(String method, int status, Map<String, String> headers) {
        lies.add(new Lie(method, status, headers, "", false));
        return this;
    }

    public ScriptedTus lie(Lie lie) {
        lies.add(lie);
        return this;
    }

    /** No PATCH is answered until so many are open at the same time. */
    public ScriptedTus together(int patches) {
        meeting = new CountDownLatch(patches);
        return this;
    }

    /** How many PATCHes were open at the same time. */
    public int mostOpen() {
        return mostOpen.get();
    }

    /** The hashes of all uploads. */
    public List<String> hashes() {
        return uploads.entrySet().stream()
                .filter(upload -> upload.getValue().size() == lengths.get(upload.getKey()))
                .map(upload -> TestPackage.sha256(upload.getValue().toByteArray()))
                .sorted()
                .toList();
    }

    /** Forgets all uploads, as after an expiry. */
    public void forget() {
        uploads.clear();
    }

    /** Method and status of every answer, and the token that came with it. */
    public List<String> log() {
        return log;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("PATCH")) {
            answer(exchange);
            return;
        }
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try {
            meeting.countDown();
            meeting.await(30, TimeUnit.SECONDS);
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closed
        } finally {
            open.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Lie lie = lies.stream()
                .filter(planned -> planned.method().equals(method) && path.startsWith("/files"))
                .findFirst()
                .orElse(null);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (lie != null && lies.remove(lie)) {
            if (lie.keeps() > 0) {
                uploads.get(path).write(body, 0, Math.min(body.length, lie.keeps()));
            }
            lie.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, lie.status(), lie.body());
            return;
        }
        exchange.getResponseHeaders().set("Tus-Resumable", "1.0.0");
        if (!path.startsWith("/files") || path.contains("/api/")) {
            answer(exchange, 404, "");
        } else if (method.equals("OPTIONS")) {
            exchange.getResponseHeaders().set("Tus-Version", "1.0.0");
            if (!extensions.isEmpty()) {
                exchange.getResponseHeaders().set("Tus-Extension", extensions);
                exchange.getResponseHeaders().set("Tus-Checksum-Algorithm", "md5,sha1");
            }
            answer(exchange, 204, "");
        } else if (method.equals("POST")) {
            String location = "/files/" + number.incrementAndGet();
            uploads.put(location, new ByteArrayOutputStream());
            uploads.get(location).write(body);
            String length = exchange.getRequestHeaders().getFirst("Upload-Length");
            lengths.put(location, length == null ? -1 : Long.parseLong(length));
            exchange.getResponseHeaders().set("Location", location);
            if (body.length > 0) {
                exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(body.length));
            }
            answer(exchange, 201, "");
        } else if (!uploads.containsKey(path)) {
            answer(exchange, 404, "");
        } else if (method.equals("DELETE")) {
            uploads.remove(path);
            answer(exchange, 204, "");
        } else if (!rightSum(exchange, body)) {
            answer(exchange, 460, "");
        } else {
            ByteArrayOutputStream upload = uploads.get(path);
            String declared = exchange.getRequestHeaders().getFirst("Upload-Length");
            if (declared != null) {
                lengths.put(path, Long.parseLong(declared));
            } else if (lengths.get(path) < 0) {
                exchange.getResponseHeaders().set("Upload-Defer-Length", "1");
            }
            boolean patch = method.equals("PATCH");
            boolean fits =
                    !patch || Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset")) == upload.size();
            if (patch && fits) {
                upload.write(body);
            }
            exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(upload.size()));
            answer(exchange, fits ? (patch ? 204 : 200) : 409, "");
        }
    }

    private static boolean rightSum(HttpExchange exchange, byte[] body) {
        String sum = exchange.getRequestHeaders().getFirst("Upload-Checksum");
        try {
            return sum == null
                    || sum.equals("sha1 "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            MessageDigest.getInstance("SHA-1").digest(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        boolean sum = exchange.getRequestHeaders().containsKey("Upload-Checksum");
        log.add(exchange.getRequestMethod() + " " + status + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + (sum ? " with checksum" : ""));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
