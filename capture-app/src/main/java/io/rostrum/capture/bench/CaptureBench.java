package io.rostrum.capture.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Records the same sources by {@code rostrum record} and by one ffmpeg command, one after the other, and compares what they
 * took. Ours also shows levels and previews, watches, and forces each fragment to the disk. One thread.
 */
public final class CaptureBench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path work;
    private final Duration length;
    private final Ffmpeg ffmpeg;

    /**
     * A comparison.
     *
     * @param work an empty folder
     * @param length of each recording
     */
    public CaptureBench(Path work, Duration length) throws EncoderException {
        this.work = work;
        this.length = length;
        this.ffmpeg = Ffmpeg.ours();
    }

    /**
     * The outcome.
     *
     * @param ours what our recorder took
     * @param peer what ffmpeg took
     * @param droppedFrames of ours
     * @param driftPpm by source and kind, as measured in the recording
     */
    public record Result(Usage ours, Usage peer, long droppedFrames, Map<String, Double> driftPpm) {
        /** Processor time, ours / peer. */
        public double cpuRatio() {
            return (double) ours.cpuNanos() / Math.max(1, peer.cpuNanos());
        }

        /** Memory, ours / peer. */
        public double memoryRatio() {
            return (double) ours.peakBytes() / Math.max(1, peer.peakBytes());
        }
    }

    /** A camera at 1080p25, a screen at 1080p10 and sound as files, for a PC without devices. */
    public List<String> generated() throws BenchException, IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("inputs"));
        Path log = folder.resolve("inputs.log");
        String seconds = Long.toString(length.toSeconds() + 5);
        String camera = "testsrc2=size=640x360:rate=25,scale=1920:1080,noise=alls=3:allf=t";
        make(
                log,
                "-f",
                "lavfi",
                "-i",
                camera,
                "-t",
                seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "24",
                "-g",
                "50",
                "-pix_fmt",
                "yuv420p",
                folder.resolve("camera.mkv").toString());
        make(
                log,
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1920x1080:rate=1/5,fps=10",
                "-t",
                seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "18",
                "-pix_fmt",
                "yuv420p",
                folder.resolve("screen.mkv").toString());
        make(
                log,
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=colour=pink:sample_rate=48000:amplitude=0.2",
                "-t",
                seconds,
                folder.resolve("sound.flac").toString());
        return List.of(
                "presenter=file:" + folder.resolve("camera.mkv") + "#copy=no", // the peer encodes it too
                "slides=file:" + folder.resolve("screen.mkv") + "#copy=no",
                "file:" + folder.resolve("sound.flac"));
    }

    private void make(Path log, String... arguments) throws BenchException, InterruptedException {
        ffmpeg.call(List.of(arguments)).run(log);
    }

    /** Records twice. */
    public Result run(List<String> sources) throws BenchException, IOException, InterruptedException {
        Path data = Files.createDirectories(work.resolve("ours"));
        Path log = work.resolve("ours.log");
        List<String> words =
                new ArrayList<>(List.of("record", "--data", data.toString(), "--title", "Bench", "--json"));
        words.addAll(List.of("--for", String.format(Locale.ROOT, "PT%.3fS", length.toMillis() / 1000.0)));
        sources.forEach(source -> words.addAll(List.of("--source", source)));
        Usage ours = new Program("rostrum record", OwnCommand.of(words), Map.of()).run(log);
        Path out = Files.createDirectories(work.resolve("peer"));
        List<SourceSpec> specs = sources.stream().map(SourceSpec::parse).toList();
        Usage peer = ffmpeg.call(CapturePeer.arguments(specs, length, out)).run(work.resolve("peer.log"));
        return new Result(ours, peer, dropped(log), drift(data));
    }

    private static long dropped(Path log) throws IOException {
        long dropped = 0;
        for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
            if (line.startsWith("{\"event\":\"result\"")) {
                dropped = JSON.readTree(line).path("droppedFrames").asLong();
            }
        }
        return dropped;
    }

    private static Map<String, Double> drift(Path data) throws IOException {
        Map<String, Double> drift = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(f -> f.endsWith("sync.json")).toList()) {
                for (JsonNode source : JSON.readTree(file.toFile()).path("sources")) {
                    drift.put(
                            source.path("source").asText() + " "
                                    + source.path("kind").asText(),
                            source.path("driftPpm").asDouble());
                }
            }
        }
        return drift;
    }
}
