package io.rostrum.capture.cli;

import io.rostrum.capture.bench.BenchException;
import io.rostrum.capture.bench.FollowBench;
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
        footer = {"", "Example:", "  rostrum bench follow --for 5m --source presenter=v4l2:/dev/video0"})
final class BenchFollowCommand implements Callable<Integer> {
    private static final double MILLIS_PER_SECOND = 1000.0;

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
            names = "--work",
            paramLabel = "DIR",
            description = "New or empty folder that keeps everything. Default: a temporary folder that is removed.")
    private Path work;

    BenchFollowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure, EncoderException, IOException, InterruptedException {
        try {
            if (sources != null) {
                sources.forEach(SourceSpec::parse);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        try (WorkFolder folder = WorkFolder.open(work)) {
            tell(new FollowBench(folder.path(), length).run(sources, screen));
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
