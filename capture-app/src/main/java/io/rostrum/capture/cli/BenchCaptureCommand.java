package io.rostrum.capture.cli;

import io.rostrum.capture.bench.BenchException;
import io.rostrum.capture.bench.CaptureBench;
import io.rostrum.capture.bench.CaptureKills;
import io.rostrum.capture.bench.KillTrial;
import io.rostrum.capture.bench.RepeatTrial;
import io.rostrum.capture.bench.WorkFolder;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum bench capture}: what recording costs, what a kill costs, and what many recordings leave behind. */
@Command(
        name = "capture",
        description =
                "Records by rostrum and by one ffmpeg command, in turn; or, with --kills or --recordings, tries the "
                        + "recorder's patience.",
        footer = {
            "",
            "Examples:",
            "  rostrum bench capture --for 2h --source x11grab::0 --source pulse:default",
            "  rostrum bench capture --kills 50",
            "  rostrum bench capture --recordings 200"
        })
final class BenchCaptureCommand implements Callable<Integer> {
    private static final List<String> TEST_SOURCES = List.of("test:camera", "test:slides", "test:speech");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final double MEGABYTE = 1e6;

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long each recorder records. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(
            names = "--source",
            paramLabel = "ID",
            description = "What to record, once or more. Default: generated files to compare, test sources otherwise.")
    private List<String> sources;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Kill the recorder so often (SIGKILL) at random moments, repair, and look what is missing.")
    private int kills;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "Latest moment of a kill. Default: ${DEFAULT-VALUE}.")
    private Duration within;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the moments. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--recordings",
            paramLabel = "N",
            description = "Make so many short recordings in a row and count handles, threads and memory.")
    private int recordings;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "New or empty folder that keeps everything. Default: a temporary folder that is removed.")
    private Path work;

    BenchCaptureCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call()
            throws CommandFailure, RecorderException, EncoderException, IOException, InterruptedException {
        if (sources != null) {
            check(sources);
        }
        LogFile.recorderSpeaksByItself();
        try (WorkFolder folder = WorkFolder.open(work)) {
            if (kills > 0) {
                return kill(folder.path());
            }
            return recordings > 0 ? repeat(folder.path()) : compare(folder.path());
        } catch (BenchException e) {
            throw BenchCommand.failure(e);
        }
    }

    private static void check(List<String> ids) throws CommandFailure {
        try {
            ids.forEach(SourceSpec::parse);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }

    private int kill(Path folder) throws BenchException, InterruptedException {
        List<String> recorded = sources == null ? TEST_SOURCES : sources;
        List<KillTrial> trials =
                new CaptureKills(folder.resolve("data"), recorded, within, seed).run(kills, this::tell);
        long good = trials.stream().filter(KillTrial::isGood).count();
        double largest = trials.stream()
                        .mapToLong(trial -> trial.largestLoss().toMillis())
                        .max()
                        .orElse(0)
                / 1000.0;
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%d of %d recordings decode without a fault and lack at most %d s a track; the largest loss is %.2f s.",
                        good,
                        trials.size(),
                        CaptureKills.ALLOWED.toSeconds(),
                        largest));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kills", trials.size());
        result.put("good", good);
        result.put("largestLossSeconds", largest);
        invocation.output().result(result);
        return good == trials.size() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void tell(KillTrial trial) {
        Map<String, Object> lost = new LinkedHashMap<>();
        trial.lost().forEach((source, missing) -> lost.put(source, missing.toMillis() / 1000.0));
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%3d  killed %s at %.2f s: lost %s%s",
                        trial.number(),
                        trial.state().id(),
                        trial.age().toMillis() / 1000.0,
                        lost,
                        trial.isGood() ? "" : "  BAD " + String.join(" ", trial.faults())));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("number", trial.number());
        event.put("recording", trial.recording());
        event.put("state", trial.state().id());
        event.put("ageSeconds", trial.age().toMillis() / 1000.0);
        event.put("lostSeconds", lost);
        event.put("faults", trial.faults());
        invocation.output().event("kill", event);
    }

    private int repeat(Path folder) throws RecorderException, IOException, InterruptedException {
        List<SourceSpec> specs = (sources == null ? TEST_SOURCES : sources)
                .stream().map(SourceSpec::parse).toList();
        RepeatTrial.Result done = RepeatTrial.run(folder.resolve("data"), specs, recordings, SHORT, this::tell);
        invocation
                .output()
                .say(String.format(
                        "%d of %d recordings are whole. Since a quarter of them: %+d handles, %+d threads, %+.1f MB resident.",
                        done.whole(),
                        done.recordings(),
                        done.end().handles() - done.warm().handles(),
                        done.end().threads() - done.warm().threads(),
                        (done.end().residentBytes() - done.warm().residentBytes()) / MEGABYTE));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recordings", done.recordings());
        result.put("whole", done.whole());
        result.put("warm", held(done.warm()));
        result.put("end", held(done.end()));
        invocation.output().result(result);
        return done.whole() == done.recordings() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void tell(int done, RepeatTrial.Held held) {
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%4d  %d handles, %d threads, %.1f MB resident",
                        done,
                        held.handles(),
                        held.threads(),
                        held.residentBytes() / MEGABYTE));
        invocation.output().event("held", held(held));
    }

    private static Map<String, Object> held(RepeatTrial.Held held) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("handles", held.handles());
        fields.put("threads", held.threads());
        fields.put("residentBytes", held.residentBytes());
        return fields;
    }

    private int compare(Path folder) throws BenchException, EncoderException, IOException, InterruptedException {
        CaptureBench bench = new CaptureBench(folder, length);
        List<String> recorded = sources == null ? bench.generated() : sources;
        CaptureBench.Result done = bench.run(recorded);
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%d s of %s%n  processor: ours %.1f s, ffmpeg %.1f s, ratio %.2f%n  memory: ours %.0f MB, "
                                + "ffmpeg %.0f MB, ratio %.2f%n  dropped frames: %d%n  drift in ppm: %s",
                        length.toSeconds(),
                        String.join(", ", recorded),
                        done.ours().cpuNanos() / 1e9,
                        done.peer().cpuNanos() / 1e9,
                        done.cpuRatio(),
                        done.ours().peakBytes() / MEGABYTE,
                        done.peer().peakBytes() / MEGABYTE,
                        done.memoryRatio(),
                        done.droppedFrames(),
                        done.driftPpm()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("seconds", length.toSeconds());
        result.put("sources", recorded);
        result.put("cpuSeconds", done.ours().cpuNanos() / 1e9);
        result.put("peerCpuSeconds", done.peer().cpuNanos() / 1e9);
        result.put("cpuRatio", done.cpuRatio());
        result.put("peakBytes", done.ours().peakBytes());
        result.put("peerPeakBytes", done.peer().peakBytes());
        result.put("memoryRatio", done.memoryRatio());
        result.put("droppedFrames", done.droppedFrames());
        result.put("driftPpm", done.driftPpm());
        invocation.output().result(result);
        return ExitCode.DONE;
    }
}
