package io.rostrum.capture.bench;

import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Kills {@code rostrum record} again and again at moments nobody can foresee, repairs what is left, and looks at how much is
 * missing and whether all of it decodes. One thread.
 */
public final class CaptureKills {
    /** More than this may no track lack. */
    public static final Duration ALLOWED = Duration.ofSeconds(2);

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 5;
    /** Each third recording is killed about the moment at which it ends by itself. */
    private static final int STOP_EVERY = 3;

    private static final long AROUND_STOP_MILLIS = 400;

    private final Path data;
    private final List<String> sources;
    private final Duration longest;
    private final Random random;
    private final RecordingStore store;
    private final Clock clock = Clock.systemUTC();
    private final Set<String> known = new HashSet<>();

    /**
     * A row of kills.
     *
     * @param data an empty folder for the recordings
     * @param sources ids of what is recorded
     * @param longest the latest moment of a kill after a recording's start
     * @param seed of the moments
     */
    public CaptureKills(Path data, List<String> sources, Duration longest, long seed) {
        this.data = data;
        this.sources = List.copyOf(sources);
        this.longest = longest;
        this.random = new Random(seed);
        this.store = new RecordingStore(data, clock);
    }

    /**
     * Does it.
     *
     * @param heard hears of each
     * @throws BenchException PROGRAM if the recorder does not start; IO
     */
    public List<KillTrial> run(int kills, Consumer<KillTrial> heard) throws BenchException, InterruptedException {
        List<KillTrial> trials = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            boolean aroundStop = i % STOP_EVERY == STOP_EVERY - 1;
            try {
                KillTrial trial = once(i + 1, aroundStop);
                trials.add(trial);
                heard.accept(trial);
            } catch (IOException | RecorderException e) {
                throw new BenchException(
                        BenchException.Code.IO, "The recordings cannot be looked at: " + e.getMessage(), e);
            }
        }
        return trials;
    }

    private KillTrial once(int number, boolean aroundStop)
            throws IOException, RecorderException, BenchException, InterruptedException {
        long delay = (long) (random.nextDouble() * longest.toMillis());
        long length = aroundStop ? Math.max(500, delay) : 10 * longest.toMillis() + 60_000;
        long wait = aroundStop ? length - AROUND_STOP_MILLIS / 2 + random.nextInt((int) AROUND_STOP_MILLIS) : delay;
        Path log = Files.createDirectories(data).resolve("kill-" + number + ".log");
        Process recorder = new ProcessBuilder(OwnCommand.of(words(number, length)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long killed;
        Recording running;
        try {
            running = awaitRunning(recorder, log);
            long at = running.startedAt().toEpochMilli() + wait;
            while (clock.millis() < at && recorder.isAlive()) {
                Thread.sleep(Math.max(1, Math.min(POLL_MILLIS, at - clock.millis())));
            }
            killed = clock.millis();
        } finally {
            recorder.destroyForcibly().waitFor();
        }
        Recording left = store.get(running.id()).orElse(running);
        long age = left.state() == RecordingState.RECORDING
                ? killed - running.startedAt().toEpochMilli()
                : left.duration().toMillis();
        Recovery.recover(data, clock);
        Recording repaired = store.get(running.id()).orElse(running);
        known.add(repaired.id().value());
        return KillTrial.of(
                number, Duration.ofMillis(age), left.state(), repaired, store.directory(repaired.id()), sources);
    }

    private List<String> words(int number, long lengthMillis) {
        List<String> words = new ArrayList<>(List.of("record", "--data", data.toString(), "--title", "Kill " + number));
        words.addAll(List.of("--for", String.format(Locale.ROOT, "PT%.3fS", lengthMillis / 1000.0), "--json"));
        sources.forEach(source -> words.addAll(List.of("--source", source)));
        return words;
    }

    private Recording awaitRunning(Process recorder, Path log)
            throws IOException, RecorderException, BenchException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Recording recording : store.list()) {
                if (!known.contains(recording.id().value())) {
                    return recording;
                }
            }
            if (recorder.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new BenchException(
                BenchException.Code.PROGRAM,
                "rostrum record did not begin. It said: "
                        + Files.readString(log).strip(),
                null);
    }
}
