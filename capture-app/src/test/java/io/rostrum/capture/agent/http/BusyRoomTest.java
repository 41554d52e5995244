package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.agent.Agent;
import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.RecordingSettings;
import io.rostrum.capture.agent.settings.RoomSettings;
import io.rostrum.capture.agent.settings.SourceLine;
import io.rostrum.capture.device.SourceSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that a whole campus looks at: it runs by the clock. */
@Tag("realtime")
class BusyRoomTest {
    private static final int CLIENTS = 100;
    private static final int REQUESTS_A_SECOND = 50;
    private static final int SECONDS = 8;
    private static final int ROUNDS = 3;
    private static final List<String> ASKED =
            List.of("/status", "/health", "/recordings", "/schedule/agenda", "/alarms", "/openapi.yaml");

    @TempDir
    private Path data;

    @Test
    void aHundredEventStreamsAndFiftyRequestsASecondCostTheRecordingNoFrame() throws Exception {
        AgentSettings settings = AgentSettings.standard(new DataFolder(data))
                .with(new RoomSettings("Aula", List.of(source("test:slides"), source("test:speech")), Optional.empty()))
                .with(RecordingSettings.WITHOUT_PRE_BUFFER)
                .onPort(0);
        try (Agent agent = Agent.start(settings, Clock.systemUTC())) {
            ApiClient kiosk = ApiClient.withTokenOf(agent.uri(), data);
            Poll.until(
                    "The sources open",
                    Duration.ofSeconds(60),
                    () -> kiosk.json("/status").path("sources").findValuesAsText("state"),
                    states -> states.stream().allMatch("ok"::equals));
            assertThat(kiosk.post("/recordings", "{\"title\":\"Watched\"}").statusCode())
                    .isEqualTo(201);

            List<AtomicInteger> events = listen(agent.uri());
            // Another program of this PC may take the processor for a moment; that is not the clients' doing.
            long lost = 1;
            for (int round = 0; round < ROUNDS && lost > 0; round++) {
                long before = dropped(kiosk);
                assertThat(ask(agent.uri()))
                        .hasSize(REQUESTS_A_SECOND * SECONDS)
                        .containsOnly(200);
                lost = dropped(kiosk) - before;
            }

            assertThat(kiosk.post("/recordings/current/stop", "").statusCode()).isEqualTo(200);
            assertThat(lost).as("pictures given up while all of them looked").isZero();
            assertThat(events).hasSize(CLIENTS).allSatisfy(count -> assertThat(count.get())
                    .as("levels that a client heard")
                    .isGreaterThan(SECONDS));
        }
    }

    private static long dropped(ApiClient kiosk) throws Exception {
        JsonNode recording = kiosk.json("/status").path("recording");
        assertThat(recording.has("droppedFrames")).as("the lecture is recorded").isTrue();
        return recording.path("droppedFrames").asLong();
    }

    private static SourceLine source(String id) {
        return new SourceLine(id, SourceSpec.parse(id), Optional.empty(), Optional.empty());
    }

    /** Counts, for each of many clients, the levels that it hears. */
    private static List<AtomicInteger> listen(URI agent) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newCachedThreadPool(BusyRoomTest::daemon))
                .build();
        List<AtomicInteger> counts = new ArrayList<>();
        List<CompletableFuture<HttpResponse<Stream<String>>>> open = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            AtomicInteger count = new AtomicInteger();
            counts.add(count);
            open.add(http.sendAsync(request(agent, "/events"), BodyHandlers.ofLines()));
            open.get(i)
                    .thenAcceptAsync(
                            answer -> answer.body()
                                    .filter("event: levels"::equals)
                                    .forEach(line -> count.incrementAndGet()),
                            http.executor().orElseThrow());
        }
        CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        return counts;
    }

    /** Asks at a steady rate, without waiting for answers, and gives what was answered. */
    private static List<Integer> ask(URI agent) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newFixedThreadPool(4, BusyRoomTest::daemon))
                .build();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(BusyRoomTest::daemon);
        pace.scheduleAtFixedRate(
                () -> {
                    if (answers.size() == REQUESTS_A_SECOND * SECONDS) {
                        sent.complete(null);
                        return;
                    }
                    String path = ASKED.get(answers.size() % ASKED.size());
                    answers.add(http.sendAsync(request(agent, path), BodyHandlers.discarding())
                            .thenApply(HttpResponse::statusCode));
                },
                0,
                1_000_000 / REQUESTS_A_SECOND,
                TimeUnit.MICROSECONDS);
        sent.get(120, TimeUnit.SECONDS);
        pace.shutdownNow();
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<Integer> answer : answers) {
            statuses.add(answer.get(60, TimeUnit.SECONDS));
        }
        return statuses;
    }

    private static HttpRequest request(URI agent, String path) {
        return HttpRequest.newBuilder(agent.resolve("/api/v1" + path)).build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "busy-room");
        thread.setDaemon(true);
        return thread;
    }
}
