package io.rostrum.capture.cli;

import io.rostrum.capture.bench.BenchException;
import io.rostrum.capture.bench.Surroundings;
import io.rostrum.capture.bench.UploadBench;
import io.rostrum.capture.bench.UploadBenchSettings;
import io.rostrum.capture.bench.UploadCase;
import io.rostrum.capture.bench.WorkFolder;
import io.rostrum.uploader.job.UploadException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum bench upload}. */
@Command(
        name = "upload",
        description =
                "Uploads the same package by Rostrum, tus-js-client and rclone, on loopback and over a slow link.",
        footer = {"", "Example:", "  rostrum bench upload --runs 3 --json"})
final class BenchUploadCommand implements Callable<Integer> {
    private static final long MB = 1_000_000;

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--mb",
            paramLabel = "N",
            defaultValue = "200",
            description = "Size of the package on loopback, in MB. Default: ${DEFAULT-VALUE}.")
    private long fast;

    @Option(
            names = "--slow-mb",
            paramLabel = "N",
            defaultValue = "15",
            description = "Size of the package over 4 Mbit/s with 300 ms, in MB. Default: ${DEFAULT-VALUE}.")
    private long slow;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each; medians are printed. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--s3proxy",
            paramLabel = "FILE",
            description =
                    "S3Proxy's jar with dependencies, the store that rclone and we speak to. Default: the one that the "
                            + "tests use, if it was built here.")
    private Path s3proxy;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "New or empty folder that keeps inputs and outputs. Default: a temporary folder that is removed.")
    private Path work;

    BenchUploadCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure, UploadException, IOException, InterruptedException {
        Surroundings around = new Surroundings(invocation.environment());
        Output output = invocation.output();
        try (WorkFolder folder = WorkFolder.open(work)) {
            Path store = s3proxy == null ? around.s3proxy() : s3proxy;
            UploadBenchSettings settings = new UploadBenchSettings(folder.path(), store, fast * MB, slow * MB, runs);
            UploadBench.missing(store).ifPresent(output::say);
            double before = around.load();
            List<UploadCase> cases = new UploadBench(settings, this::step).run(this::measured);
            output.say(String.format(
                    Locale.ROOT,
                    "%nSpeed is ours / peer, CPU time ours / peer; medians of %d; %d processors; load average %.1f before"
                            + " and %.1f after.",
                    runs,
                    around.processors(),
                    before,
                    around.load()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("runs", runs);
            result.put("processors", around.processors());
            result.put("loadBefore", before);
            result.put("loadAfter", around.load());
            result.put("cases", cases.stream().map(BenchUploadCommand::json).toList());
            output.result(result);
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        } catch (BenchException e) {
            throw e.code() == BenchException.Code.BAD_INPUT
                    ? CommandFailure.badInput(e.getMessage(), e)
                    : new CommandFailure(ExitCode.FAILED, e.code().name().toLowerCase(Locale.ROOT), e.getMessage(), e);
        }
    }

    private void step(String what) {
        invocation.output().event("step", Map.of("step", what));
    }

    private void measured(UploadCase result) {
        String share = result.linkBytesPerSecond() == 0
                ? ""
                : String.format(Locale.ROOT, "; of the link %.3f and %.3f", result.ourShare(), result.theirShare());
        invocation
                .output()
                .say(String.format(
                        Locale.ROOT,
                        "%-12s %-12s rostrum %8.2f MB/s, %s %.2f MB/s: speed %.2f, CPU %.2f%s",
                        result.link(),
                        result.server(),
                        result.ourMegabytesPerSecond(),
                        result.peer(),
                        result.theirMegabytesPerSecond(),
                        result.speedRatio(),
                        result.cpuRatio(),
                        share));
        invocation.output().event("case", json(result));
    }

    private static Map<String, Object> json(UploadCase result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("link", result.link());
        json.put("server", result.server());
        json.put("peer", result.peer());
        json.put("bytes", result.bytes());
        json.put("seconds", result.ours().wallNanos() / 1e9);
        json.put("peerSeconds", result.theirs().wallNanos() / 1e9);
        json.put("cpuSeconds", result.ours().cpuNanos() / 1e9);
        json.put("peerCpuSeconds", result.theirs().cpuNanos() / 1e9);
        json.put("speedRatio", result.speedRatio());
        json.put("cpuRatio", result.cpuRatio());
        if (result.linkBytesPerSecond() > 0) {
            json.put("linkShare", result.ourShare());
            json.put("peerLinkShare", result.theirShare());
        }
        return json;
    }
}
