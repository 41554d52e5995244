package io.rostrum.capture.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.ApiClient;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.parts.Probe;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent is killed in each state in which it or a lecture can be, and started again; in the end each lecture is published once.
 * {@link AgentChainTest} kills it while it records and while it encodes.
 */
class EveryStateKillTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String MICROPHONE = "test:speech";
    /** Hours that do not come while this runs, so that a state lasts. */
    private static final String LATER =
            LocalTime.now().plusHours(3).withSecond(0).withNano(0) + "-"
                    + LocalTime.now().plusHours(4).withSecond(0).withNano(0);

    private static final String ALWAYS = "00:00-24:00";
    /** Starts and stops are short; where one was over too soon, another is tried. */
    private static final int MOST_TRIES = 20;

    @TempDir
    private Path folder;

    private Path data;
    private RecordingStore store;

    @BeforeEach
    void makeStore() {
        data = folder.resolve("room");
        store = new RecordingStore(data, CLOCK);
    }

    @Test
    void whereverTheAgentIsKilledEachLectureIsPublishedOnce() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(folder.resolve("campus"), null, 0, null))) {
            whileItStarts(platform);
            whileItStops(platform);
            RecordingId lost = lectureWithoutAnything();

            killIn(RecordingState.RECORDED, agent(platform, MICROPHONE, LATER, LATER, ""), this::isAll);
            assertThat(store.get(lost).orElseThrow().state()).isEqualTo(RecordingState.FAILED);
            killIn(RecordingState.ENCODED, agent(platform, MICROPHONE, ALWAYS, LATER, ""), this::isAll);
            killIn(RecordingState.UPLOADING, agent(platform, MICROPHONE, ALWAYS, ALWAYS, "50kbit"), this::isOne);
            killIn(RecordingState.PUBLISHED, agent(platform, MICROPHONE, ALWAYS, ALWAYS, ""), this::isAll);

            try (RostrumProcess agent = agent(platform, MICROPHONE, ALWAYS, ALWAYS, "")) {
                assertThat(api(agent).json("/status").path("jobs")).isEmpty();
            }
            assertThat(store.get(lost).orElseThrow().state()).isEqualTo(RecordingState.FAILED);
            assertThatAllIsPublishedOnce();
        }
    }

    /** A camera that was just added and does not answer holds up the start for some seconds. */
    private void whileItStarts(Platform platform) throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RostrumProcess agent = agent(platform, MICROPHONE, LATER, LATER, "")) {
            ApiClient api = api(agent);
            String state = "";
            for (int i = 1; !state.equals("starting"); i++) {
                assertThat(i).as("starts that were over too soon").isLessThanOrEqualTo(MOST_TRIES);
                String camera = "rtsp://127.0.0.1:" + mute.getLocalPort() + "/cam" + i;
                settings(platform, MICROPHONE + ", \"" + camera + "\"", LATER, LATER, "");
                Poll.until(
                        "The camera is there",
                        PATIENCE,
                        () -> api.json("/status").path("sources").findValuesAsText("id"),
                        ids -> ids.contains(camera));
                Poll.until("The recorder has taken it over", PATIENCE, () -> state(api), "idle"::equals);
                state = pressAndSee(api, "/recordings", "{\"title\":\"Start " + i + "\"}", "idle");
                if (state.equals("recording")) {
                    api.post("/recordings/current/stop", "");
                }
            }
            kill(agent);
        }
    }

    private void whileItStops(Platform platform) throws Exception {
        try (RostrumProcess agent = agent(platform, MICROPHONE, LATER, LATER, "")) {
            ApiClient api = api(agent);
            String state = "";
            for (int i = 1; !state.equals("stopping"); i++) {
                assertThat(i).as("stops that were over too soon").isLessThanOrEqualTo(MOST_TRIES);
                api.post("/recordings", "{\"title\":\"Lecture " + i + "\"}");
                Poll.until(
                        "Something is recorded",
                        PATIENCE,
                        () -> api.json("/status")
                                .path("recording")
                                .path("elapsedMs")
                                .asLong(),
                        elapsed -> elapsed > 1_500);
                state = pressAndSee(api, "/recordings/current/stop", "", "recording");
            }
            kill(agent);
        }
        assertThat(store.list()).isNotEmpty();
    }

    private RecordingId lectureWithoutAnything() throws Exception {
        String other = store.list().get(0).id().value();
        char last = other.charAt(other.length() - 1);
        String id = other.substring(0, other.length() - 1) + (last == '0' ? '1' : '0');
        Path masters =
                Files.createDirectories(data.resolve("recordings").resolve(id).resolve("master"));
        Files.write(masters.resolve("presenter-audio.mp4"), new byte[] {0, 0, 0, 24, 'f', 't'});
        return new RecordingId(id);
    }

    /** The state that follows on one, or the one after the answer. */
    private static String pressAndSee(ApiClient api, String path, String body, String before) throws Exception {
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
            try {
                api.post(path, body);
            } catch (Exception e) {
                // The agent is killed before it answers.
            }
        });
        String state = before;
        while (state.equals(before) && !answer.isDone()) {
            state = state(api);
        }
        return state.equals(before) ? state(api) : state;
    }

    private static String state(ApiClient api) throws Exception {
        return api.json("/status").path("state").asText();
    }

    /** The states of the lectures, without the one of which nothing is there. */
    private Set<RecordingState> states() throws Exception {
        return store.list().stream()
                .map(Recording::state)
                .filter(state -> state != RecordingState.FAILED)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private interface When {
        boolean holds(RecordingState state) throws Exception;
    }

    private boolean isAll(RecordingState state) throws Exception {
        return states().equals(Set.of(state));
    }

    private boolean isOne(RecordingState state) throws Exception {
        return states().contains(state);
    }

    private void killIn(RecordingState state, RostrumProcess started, When when) throws Exception {
        try (RostrumProcess agent = started) {
            agent.await("listening");
            Poll.until("A lecture is " + state.id(), PATIENCE, () -> when.holds(state), Predicate.isEqual(true));
            kill(agent);
        }
        assertThat(states()).as("as the kill left them").contains(state);
    }

    private static void kill(RostrumProcess agent) throws Exception {
        agent.signal("KILL");
        agent.exitCode();
    }

    private void assertThatAllIsPublishedOnce() throws Exception {
        List<Recording> published = store.list().stream()
                .filter(recording -> recording.state() == RecordingState.PUBLISHED)
                .toList();
        assertThat(published).hasSize(store.list().size() - 1).isNotEmpty();
        assertThat(packages())
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(recording -> recording.id().value())
                        .toList());
        for (Recording recording : published) {
            for (RecordedTrack track : recording.tracks()) {
                Probe.of(store.directory(recording.id()).resolve(track.file())).decodesWithoutError();
            }
            assertThat(PackageVerifier.verify(store.packageDirectory(recording.id())))
                    .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                    .isEmpty();
        }
    }

    private List<String> packages() throws Exception {
        try (Stream<Path> lectures =
                Files.list(folder.resolve("campus").resolve("platform").resolve("packages"))) {
            return lectures.map(path -> path.getFileName().toString()).toList();
        }
    }

    private RostrumProcess agent(Platform platform, String sources, String encoding, String upload, String rate)
            throws Exception {
        Path settings = settings(platform, sources, encoding, upload, rate);
        return RostrumProcess.start(
                folder, "agent", "--config", settings.toString(), "--data", data.toString(), "--port", "0", "--json");
    }

    private Path settings(Platform platform, String sources, String encoding, String upload, String rate)
            throws Exception {
        return Files.writeString(folder.resolve("room.yaml"), """
                room: Room 1
                sources: [%s]
                recording: {preBuffer: 0s}
                encoding: {ladder: small, window: "%s"}
                destination:
                  url: %s
                  tokenFile: %s
                upload: {window: "%s"%s}
                """.formatted(
                        sources,
                        encoding,
                        platform.url(),
                        platform.tokenFile(),
                        upload,
                        rate.isEmpty() ? "" : ", rate: " + rate));
    }

    private ApiClient api(RostrumProcess agent) throws Exception {
        return ApiClient.withTokenOf(
                URI.create(agent.await("listening").path("url").asText()), data);
    }
}
