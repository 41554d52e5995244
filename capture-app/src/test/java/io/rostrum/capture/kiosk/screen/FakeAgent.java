package io.rostrum.capture.kiosk.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.capture.kiosk.client.Abilities;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent that answers as the API says and is in whatever state a test puts it. Its pictures are drawn, its sound is told. */
final class FakeAgent implements AutoCloseable {
    static final String TOKEN = "secret-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far what moves moves, pixels. */
    private static final int STEP = 12;

    private static final Pattern WIDTH = Pattern.compile("width=(\\d+)");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Semaphore> changes = new CopyOnWriteArraySet<>();
    private final ObjectNode status = JSON.createObjectNode();
    private final HttpServer server;
    private final List<ObjectNode> lectures = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean roomIsGood = true;
    private volatile double rmsDbfs = -20;
    private volatile JsonNode lastRequest;
    private volatile boolean open = true;
    private volatile int previewMillis = 100;
    private final Semaphore held = new Semaphore(1);
    private volatile boolean refusing;
    private volatile boolean cameraMoves;
    private volatile boolean slidesMove;
    private final AtomicInteger callers = new AtomicInteger();
    private volatile CompletableFuture<Void> speaks = CompletableFuture.completedFuture(null);

    FakeAgent() throws IOException {
        this(0);
    }

    /** At a port, to come back where another one was. */
    FakeAgent(int port) throws IOException {
        describe();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(request -> threads.execute(() -> {
            callers.incrementAndGet();
            speaks.join();
            request.run();
        }));
        server.createContext("/api/v1/status", exchange -> answer(exchange, 200, statusJson()));
        server.createContext("/api/v1/health", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/api/v1/events", this::events);
        server.createContext("/api/v1/openapi.yaml", exchange -> answer(exchange, 200, paths()));
        server.createContext("/api/v1/recordings", this::recordings);
        server.createContext("/api/v1/check", this::check);
        server.createContext("/api/v1/forecast", exchange -> answer(exchange, 200, forecast()));
        server.createContext("/api/v1/preview/", this::preview);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void describe() {
        status.put("version", "0.1.0")
                .put("room", "Room B-204")
                .put("state", "idle")
                .putNull("recording");
        ArrayNode sources = status.putArray("sources");
        sources.addObject()
                .put("id", "test:camera")
                .put("name", "Lectern camera")
                .put("kind", "video")
                .put("flavor", "presenter")
                .put("state", "ok")
                .put("width", 1280)
                .put("height", 720);
        sources.addObject()
                .put("id", "test:slides")
                .put("name", "HDMI at the lectern")
                .put("kind", "video")
                .put("flavor", "slides")
                .put("state", "ok")
                .put("width", 1920)
                .put("height", 1080);
        sources.addObject()
                .put("id", "test:speech")
                .put("name", "Ceiling microphone")
                .put("kind", "audio")
                .put("flavor", "presenter")
                .put("state", "ok")
                .put("sampleRate", 48000)
                .put("channels", 1);
        List.of("slides-with-inset", "slides", "presenter", "side-by-side").forEach(status.putArray("layouts")::add);
        status.putObject("disk").put("freeBytes", 4_000_000_000L).put("hoursLeft", 41.2);
        status.putObject("destination").put("configured", true).put("window", "22:00-05:30");
        status.putArray("jobs");
    }

    /** Changes the status and sends it to everybody. */
    void change(Consumer<ObjectNode> change) {
        synchronized (status) {
            change.accept(status);
        }
        changes.forEach(Semaphore::release);
    }

    /** Nothing is recorded, nothing is wrong. */
    void idle() {
        change(s -> {
            s.put("state", "idle").putNull("recording").putNull("next");
            s.putArray("alarms");
            s.putArray("jobs");
        });
    }

    /** A recording runs, and has done so for a while. */
    void record(String title, long elapsedMs) {
        change(s -> {
            s.put("state", "recording");
            s.set(
                    "recording",
                    recording(title, "recording")
                            .put("elapsedMs", elapsedMs)
                            .put("plannedEnd", "2026-11-23T10:30:00Z"));
        });
    }

    /** How long each picture of the previews stands. */
    void previewEach(int millis) {
        previewMillis = millis;
    }

    /** From now on it takes calls and answers none. */
    void mute() {
        callers.set(0);
        speaks = new CompletableFuture<>();
    }

    /** How many have called since it is mute. */
    int callers() {
        return callers.get();
    }

    /** Everybody gets an answer. */
    void speak() {
        speaks.complete(null);
    }

    /** From now on whoever wants to record waits for the answer. */
    void hold() {
        held.acquireUninterruptibly();
    }

    /** The answers that were held back go out. */
    void release() {
        held.release();
    }

    /** Whether it records when it is asked to. */
    void refuse(boolean now) {
        refusing = now;
    }

    /** Whether each picture of a preview differs from the one before. */
    void moving(boolean camera, boolean slides) {
        cameraMoves = camera;
        slidesMove = slides;
    }

    void sound(double rms) {
        rmsDbfs = rms;
    }

    /** The body of the last request to record. */
    JsonNode lastRequest() {
        return lastRequest;
    }

    /** All that a kiosk knows to ask for, as an agent's description lists it. */
    private static String paths() {
        return Stream.of(
                        Abilities.PAUSE,
                        Abilities.MARKER,
                        Abilities.EXTEND,
                        Abilities.LAYOUT,
                        Abilities.RESTORE,
                        Abilities.RETRY,
                        Abilities.TRIM,
                        Abilities.CAPTIONS,
                        Abilities.WAVEFORM,
                        Abilities.PACKAGE,
                        Abilities.PLAYBACK,
                        Abilities.CHECK)
                .map(path -> "  " + path + ":\n    post:\n")
                .collect(Collectors.joining("", "openapi: 3.1.0\npaths:\n", ""));
    }

    /** Puts the timetable's next lecture into the status, or takes it out. */
    void next(ObjectNode slot) {
        change(s -> s.set("next", slot));
    }

    /** Raises an alarm, or ends all. */
    void alarm(String kind) {
        change(s -> {
            ArrayNode alarms = s.putArray("alarms");
            if (kind != null) {
                alarms.addObject().put("id", "alarm-" + kind).put("kind", kind).put("severity", "serious");
            }
        });
    }

    /** What a look at the room finds. */
    void room(boolean good) {
        roomIsGood = good;
    }

    /** The lectures on this PC. */
    void lectures(ObjectNode... all) {
        lectures.clear();
        lectures.addAll(List.of(all));
    }

    static ObjectNode lecture(String id, String title, String course, String state, Instant start, long durationMs) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", title)
                .put("course", course)
                .put("lecturer", "Dr. Sok")
                .put("language", "km")
                .put("state", state)
                .put("layout", "slides-with-inset")
                .put("startedAt", start.toString())
                .put("durationMs", durationMs);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The lecture is there tomorrow at ten past six. */
    private static String forecast() {
        Instant at = LocalDate.now()
                .plusDays(1)
                .atTime(6, 9, 30)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return "{\"destinations\":[{\"arrivals\":[{\"recording\":\"0193-test\",\"at\":\"" + at + "\"}]}]}";
    }

    private void check(HttpExchange exchange) throws IOException {
        ObjectNode found = JSON.createObjectNode();
        ArrayNode items = found.putArray("items");
        for (String id : List.of("picture", "sound", "disk", "clock", "network")) {
            boolean ok = roomIsGood || id.equals("disk") || id.equals("clock");
            items.addObject().put("id", id).put("ok", ok);
        }
        found.put("sound", "/check/sound.wav");
        answer(exchange, 200, found.toString());
    }

    private static ObjectNode recording(String title, String state) {
        return JSON.createObjectNode()
                .put("id", "0193-test")
                .put("title", title)
                .put("state", state)
                .put("startedAt", "2026-11-23T08:52:00Z")
                .put("layout", "slides-with-inset");
    }

    private String statusJson() {
        synchronized (status) {
            return status.toString();
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        Semaphore changed = new Semaphore(1);
        changes.add(changed);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (open) {
                if (changed.tryAcquire(66, TimeUnit.MILLISECONDS)) {
                    send(out, "status", statusJson());
                }
                send(
                        out,
                        "levels",
                        "{\"levels\":[{\"source\":\"test:speech\",\"peakDbfs\":" + (rmsDbfs + 9) + ",\"rmsDbfs\":"
                                + rmsDbfs + "}]}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changes.remove(changed);
        }
    }

    private static void send(OutputStream out, String event, String data) throws IOException {
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void recordings(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1/recordings".length());
        String method = exchange.getRequestMethod();
        if (method.equals("GET")) {
            read(exchange, path);
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"title\":\"Unauthorized\",\"detail\":\"The token is wrong.\"}");
        } else if (path.endsWith("/stop")) {
            stop(exchange);
        } else if (path.isEmpty()) {
            start(exchange);
        } else {
            asked.add(method + " " + path);
            change(exchange, path);
        }
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        if (path.isEmpty()) {
            ObjectNode all = JSON.createObjectNode();
            lectures.forEach(all.putArray("recordings")::add);
            answer(exchange, 200, all.toString());
        } else if (path.endsWith("/waveform")) {
            answer(exchange, 200, TestPictures.waveform());
        } else if (path.endsWith("/playback")) {
            FakePlayback.answer(exchange);
        } else if (path.endsWith("poster.jpg")) {
            bytes(exchange, "image/jpeg", TestPictures.slide());
        } else if (path.endsWith("thumbnails.vtt")) {
            answer(exchange, 200, TestPictures.stills());
        } else if (path.endsWith(".jpg")) {
            bytes(exchange, "image/jpeg", TestPictures.slide());
        } else {
            answer(
                    exchange,
                    200,
                    recording("Computer Networks", "recorded")
                            .put("durationMs", 95_000)
                            .toString());
        }
    }

    private void change(HttpExchange exchange, String path) throws IOException {
        if (path.endsWith("/pause") || path.endsWith("/resume")) {
            boolean paused = path.endsWith("/pause");
            change(s -> ((ObjectNode) s.path("recording"))
                    .set("paused", paused ? JSON.createObjectNode().put("mode", "hide") : null));
        }
        answer(exchange, 200, "{}");
    }

    /** What was asked that changes something, but for start and stop. */
    List<String> asked() {
        return asked;
    }

    private void start(HttpExchange exchange) throws IOException {
        lastRequest = JSON.readTree(exchange.getRequestBody());
        if (refusing) {
            answer(exchange, 503, "{\"title\":\"Service Unavailable\",\"detail\":\"Not now.\"}");
            return;
        }
        held.acquireUninterruptibly();
        held.release();
        String title = lastRequest.path("title").asText();
        record(title, 0);
        answer(exchange, 201, recording(title, "recording").toString());
    }

    private void stop(HttpExchange exchange) throws IOException {
        String title = status.path("recording").path("title").asText();
        change(s -> {
            s.put("state", "idle").putNull("recording");
            s.putArray("jobs")
                    .addObject()
                    .put("id", "job-1")
                    .put("recording", "0193-test")
                    .put("kind", "encode")
                    .put("state", "running")
                    .put("progress", 0.63);
        });
        answer(
                exchange,
                200,
                recording(title, "recorded")
                        .put("durationMs", 5_349_000)
                        .put("watchUrl", "https://lectures.example.edu/watch/0193-test")
                        .toString());
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        send(exchange, code, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(HttpExchange exchange, String type, byte[] body) throws IOException {
        send(exchange, 200, type, body);
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static int width(HttpExchange exchange) {
        Matcher width = WIDTH.matcher(exchange.getRequestURI().getQuery());
        return width.find() ? Integer.parseInt(width.group(1)) : 640;
    }

    private static byte[] picture(boolean slides, int moved, int width) throws IOException {
        return TestPictures.scaled(slides ? TestPictures.slide(moved) : TestPictures.camera(moved), width);
    }

    private void preview(HttpExchange exchange) throws IOException {
        boolean slides = exchange.getRequestURI().getPath().contains("slides");
        int width = width(exchange);
        byte[][] jpegs = {picture(slides, 0, width), picture(slides, STEP, width)};
        exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        Semaphore never = new Semaphore(0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; open; i++) {
                byte[] jpeg = jpegs[(slides ? slidesMove : cameraMoves) ? i % jpegs.length : 0];
                String head = "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(jpeg);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                never.tryAcquire(previewMillis, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends as if the agent had crashed: connections break. */
    @Override
    public void close() {
        open = false;
        speak();
        server.stop(0);
        threads.shutdownNow();
    }
}
