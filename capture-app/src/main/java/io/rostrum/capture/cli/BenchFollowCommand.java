package io.rostrum.capture.cli;

import io.rostrum.capture.bench.BenchException;
import io.rostrum.capture.bench.FollowBench;
import io.rostrum.capture.bench.LongLectureBench;
import io.rostrum.capture.bench.WorkFolder;
import io.rostrum.capture.device.SourceSpec;
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

/** {@code rostrum bench follow}: how long after Stop a lecture that was encoded while it ran is ready to be sent. */
@Command(
        name = "follow",
        description =
                "Encodes a recording while it runs; tells how long after Stop its package is sealed, and what was dropped.",
        footer = {
            "",
            "Examples:",
            "  rostrum bench follow --for 5m --source presenter=v4l2:/dev/video0",
            "  rostrum bench follow --lecture 2h",
            "",
            "--lecture records nothing: a lecture of that length (a camera of 360p10, which is copied, and sound) grows as fast as the",
            "encoder follows, its last 15 s by the clock; then comes Stop. Two hours take some minutes. It also tells how much memory",
            "the encoder held after a tenth of the lecture and at its end."
        })
final class BenchFollowCommand implements Callable<Integer> {
    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long the recording is. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(
            names = "--source",
            paramLabel = "ID",
            description = "What to record, once or more. Default: a camera at 1080p25 and sound, as generated files.")
    private List<String> sources;

    @Option(names = "--screen", description = "Generate a screen of 1080p10 beside the camera, composed as an inset.")
    private boolean screen;

    @Option(
            names = "--lecture",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Instead of recording, follow a made lecture that already has this length. At least 1m.")
    private Duration lecture;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "New or empty folder that keeps everything. Default: a temporary folder that is removed.")
    private Path work;

    BenchFollowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure, EncoderException, IOException, InterruptedException {
        if (lecture != null && (sources != null || screen || lecture.compareTo(SHORTEST) < 0)) {
            throw CommandFailure.badInput("--lecture needs at least 1m, and makes its own sources.");
        }
        try {
            if (sources != null) {
                sources.forEach(SourceSpec::parse);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        try (WorkFolder folder = WorkFolder.open(work)) {
            if (lecture == null) {
                tell(new FollowBench(folder.path(), length).run(sources, screen));
            } else {
                tell(new LongLectureBench(folder.path(), lecture).run());
            }
        } catch (BenchException e) {
            throw BenchCommand.failure(e);
        }
        return ExitCode.DONE;
    }

    private void tell(FollowBench.Result done) {
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "A recording of %.0f s was sealed %.1f s after Stop (%.1f MB); %d pictures were left out.",
                        seconds(done.recorded()),
                        seconds(done.stopToSealed()),
                        done.packageBytes() / 1e6,
                        done.droppedFrames()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recordedSeconds", seconds(done.recorded()));
        result.put("stopToSealedSeconds", seconds(done.stopToSealed()));
        result.put("packageBytes", done.packageBytes());
        result.put("droppedFrames", done.droppedFrames());
        invocation.output().result(result);
    }

    private void tell(LongLectureBench.Result done) {
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "A lecture of %.0f s, which grew for %.0f s, was sealed %.1f s after Stop (%.1f MB); the encoder held %.0f MB"
                                + " of memory after a tenth of it and %.0f MB at its end.",
                        seconds(done.recorded()),
                        seconds(done.growing()),
                        seconds(done.stopToSealed()),
                        done.packageBytes() / 1e6,
                        done.earlyBytes() / 1e6,
                        done.lateBytes() / 1e6));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recordedSeconds", seconds(done.recorded()));
        result.put("growingSeconds", seconds(done.growing()));
        result.put("stopToSealedSeconds", seconds(done.stopToSealed()));
        result.put("packageBytes", done.packageBytes());
        result.put("earlyBytes", done.earlyBytes());
        result.put("lateBytes", done.lateBytes());
        invocation.output().result(result);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
