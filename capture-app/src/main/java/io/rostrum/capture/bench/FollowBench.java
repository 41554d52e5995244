package io.rostrum.capture.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Records a camera at 1080p25 and sound, by choice with a screen, encodes the lecture while it runs, and tells how long after Stop its package is sealed.
 * Two processes that know of each other by the disk alone, as beside the agent. One thread; an interrupt ends both.
 */
public final class FollowBench {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration END_PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path work;
    private final Duration length;

    /**
     * A trial.
     *
     * @param work an empty folder
     * @param length of the recording
     */
    public FollowBench(Path work, Duration length) {
        this.work = work;
        this.length = length;
    }

    /**
     * The outcome.
     *
     * @param recorded length of the recording
     * @param stopToSealed from Stop until the manifest stood
     * @param packageBytes all files of the package
     * @param droppedFrames pictures that the recorder left out, because the PC could not keep up
     */
    public record Result(Duration recorded, Duration stopToSealed, long packageBytes, long droppedFrames) {}

    /**
     * Does it.
     *
     * @param sources of the recording; null for generated files
     * @param screen whether a screen of 1080p10 is generated too
     * @throws BenchException PROGRAM if one of both fails; IO
     */
    public Result run(List<String> sources, boolean screen)
            throws BenchException, EncoderException, InterruptedException {
        try {
            List<String> recorded = sources == null ? generated(screen) : sources;
            return follow(recorded);
        } catch (IOException | RecorderException e) {
            throw new BenchException(
                    BenchException.Code.IO, "The recording cannot be looked at: " + e.getMessage() + ".", e);
        }
    }

    private List<String> generated(boolean screen)
            throws BenchException, EncoderException, IOException, InterruptedException {
        return new CaptureBench(work, length)
                .generated().stream()
                        .filter(source -> screen || !source.startsWith("slides="))
                        .toList();
    }

    private Result follow(List<String> sources)
            throws BenchException, IOException, RecorderException, InterruptedException {
        Path data = Files.createDirectories(work.resolve("data"));
        RecordingStore store = new RecordingStore(data, Clock.systemUTC());
        Process recorder = start("record", recordWords(data, sources));
        Process encoder = null;
        try {
            Recording running = awaitRunning(store, recorder);
            Path folder = store.directory(running.id());
            encoder = start("encode", List.of("encode", folder.toString(), "--follow", "--json"));
            await("record", recorder, length.plus(START_PATIENCE));
            await("encode", encoder, END_PATIENCE);
            Recording stopped = store.get(running.id()).orElse(running);
            Path manifest = folder.resolve("package/manifest.json");
            Duration sealed = Duration.between(
                    stopped.startedAt().plus(stopped.duration()),
                    Files.getLastModifiedTime(manifest).toInstant());
            return new Result(stopped.duration(), sealed, WorkFolder.size(manifest.getParent()), droppedFrames());
        } finally {
            recorder.destroy();
            if (encoder != null) {
                encoder.destroy();
            }
        }
    }

    private List<String> recordWords(Path data, List<String> sources) {
        List<String> words = new ArrayList<>(List.of("record", "--data", data.toString(), "--title", "Follow"));
        words.addAll(List.of("--for", String.format(Locale.ROOT, "PT%.3fS", length.toMillis() / 1000.0), "--json"));
        sources.forEach(source -> words.addAll(List.of("--source", source)));
        return words;
    }

    private Process start(String name, List<String> words) throws IOException {
        return new ProcessBuilder(OwnCommand.of(words))
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    private Path log(String name) {
        return work.resolve(name + ".log");
    }

    private Recording awaitRunning(RecordingStore store, Process recorder)
            throws BenchException, IOException, RecorderException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<Recording> all = store.list();
            if (!all.isEmpty()) {
                return all.get(0);
            }
            if (recorder.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw failure("record");
    }

    private void await(String name, Process process, Duration patience)
            throws BenchException, IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw failure(name);
        }
    }

    private BenchException failure(String name) throws IOException {
        List<String> lines = Files.readAllLines(log(name));
        String last = lines.isEmpty() ? "nothing." : lines.get(lines.size() - 1);
        return new BenchException(
                BenchException.Code.PROGRAM, "rostrum " + name + " did not come to its end. It said: " + last, null);
    }

    /** As the recorder's last event says. */
    private long droppedFrames() throws IOException {
        List<String> events = Files.readAllLines(log("record"));
        return JSON.readTree(events.get(events.size() - 1))
                .path("droppedFrames")
                .asLong(-1);
    }
}
