package io.rostrum.capture.bench;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Records many short lectures in a row in this process and counts what does not come back: handles, threads, memory. */
public final class RepeatTrial {
    /** Until here caches fill and classes load. */
    private static final double WARM_PART = 0.25;

    /**
     * What the process holds at a moment.
     *
     * @param handles open files; 0 where the system does not tell
     * @param threads of Java
     * @param residentBytes memory, native included; 0 where the system does not tell
     */
    public record Held(long handles, int threads, long residentBytes) {
        static Held now() throws IOException {
            System.gc(); // native memory whose Java half is garbage must not count
            return new Held(openFiles(), ManagementFactory.getThreadMXBean().getThreadCount(), resident());
        }

        private static long openFiles() throws IOException {
            Path folder = Path.of("/proc/self/fd");
            if (!Files.isDirectory(folder)) {
                return 0;
            }
            try (Stream<Path> all = Files.list(folder)) {
                return all.count();
            }
        }

        private static long resident() throws IOException {
            Path status = Path.of("/proc/self/status");
            return !Files.exists(status)
                    ? 0
                    : Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                            .findFirst()
                            .orElse(0);
        }
    }

    /**
     * The outcome.
     *
     * @param recordings made
     * @param whole how many of them were recorded with a track of each source
     * @param warm what was held after a quarter of them
     * @param end what was held after the last
     */
    public record Result(int recordings, int whole, Held warm, Held end) {}

    private RepeatTrial() {}

    /**
     * Does it.
     *
     * @param data an empty folder; each recording is removed after it was looked at
     * @param heard hears how many are done, and what is held
     */
    public static Result run(
            Path data, List<SourceSpec> sources, int recordings, Duration each, BiConsumer<Integer, Held> heard)
            throws RecorderException, IOException, InterruptedException {
        RecordingStore store = new RecordingStore(data, Clock.systemUTC());
        Held warm = null;
        int whole = 0;
        try (RecorderService recorder = new RecorderService(store, sources, Clock.systemUTC())) {
            recorder.open();
            for (int i = 1; i <= recordings; i++) {
                recorder.start(RecordingRequest.titled("Lecture " + i));
                TimeUnit.NANOSECONDS.sleep(each.toNanos());
                Recording done = recorder.stop();
                whole +=
                        done.state() == RecordingState.RECORDED && done.tracks().size() == sources.size() ? 1 : 0;
                WorkFolder.delete(store.directory(done.id()));
                if (i == Math.max(1, (int) (recordings * WARM_PART))) {
                    warm = Held.now();
                }
                if (i % 10 == 0 || i == recordings) {
                    heard.accept(i, Held.now());
                }
            }
            return new Result(recordings, whole, warm, Held.now());
        }
    }
}
