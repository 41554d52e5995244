package io.rostrum.capture.cli;

import io.rostrum.capture.bench.BenchCase;
import io.rostrum.capture.bench.BenchEvents;
import io.rostrum.capture.bench.BenchException;
import io.rostrum.capture.bench.BenchListener;
import io.rostrum.capture.bench.BenchSettings;
import io.rostrum.capture.bench.BenchTable;
import io.rostrum.capture.bench.CaseResult;
import io.rostrum.capture.bench.EncodeBench;
import io.rostrum.capture.bench.Surroundings;
import io.rostrum.capture.bench.WorkFolder;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.pipeline.Segmentation;
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

/** {@code rostrum bench}: side by side with the peer. Tells ratios and judges nothing: times are the machine's. */
@Command(
        name = "bench",
        description = "Runs a part of Rostrum side by side with its peer and prints ratios, ours / peer.",
        footer = {"", "Example:", "  rostrum bench encode --case slides --seconds 24"})
final class BenchCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    BenchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure {
        throw CommandFailure.badInput(
                "Name what to compare, for example: rostrum bench encode, or rostrum bench capture.");
    }

    @Command(
            name = "encode",
            description = "Encodes the same pictures by rostrum encode and by one ffmpeg command, in turn.",
            footer = {"", "Example:", "  rostrum bench encode --case camera --case slides --runs 5 --json"})
    int encode(@Mixin CommonOptions same, @Mixin EncodeOptions options)
            throws CommandFailure, EncoderException, IOException, InterruptedException {
        Surroundings around = new Surroundings(invocation.environment());
        List<BenchCase> cases = options.cases();
        try (WorkFolder folder = WorkFolder.open(options.work)) {
            compare(options.settings(cases, folder, around), around);
        } catch (BenchException e) {
            throw failure(e);
        }
        return ExitCode.DONE;
    }

    /** What {@code bench encode} understands. */
    static final class EncodeOptions {
        @Option(
                names = "--case",
                paramLabel = "CASE",
                description = "camera-master, camera, slides, inset or lecture; may be repeated. Default: all.")
        private List<String> ids = List.of();

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "48",
                description = "Length of the inputs. Default: ${DEFAULT-VALUE}.")
        private int seconds;

        @Option(
                names = "--runs",
                paramLabel = "N",
                defaultValue = "3",
                description = "Runs of each; medians are printed. Default: ${DEFAULT-VALUE}.")
        private int runs;

        @Option(
                names = "--segments",
                paramLabel = "FORM",
                defaultValue = "single",
                converter = SegmentationConverter.class,
                description = "Of our packages: single or files. Default: ${DEFAULT-VALUE}.")
        private Segmentation segments;

        @Option(
                names = "--media",
                paramLabel = "DIR",
                description = "Footage with its make.sh. Default: ROSTRUM_MEDIA, else ../shared/media beside the "
                        + "project, else generated pictures.")
        private Path media;

        @Option(
                names = "--peer",
                paramLabel = "FILE",
                description = "The peer's script. Default: ../shared/peers/ffmpeg-ladder.sh beside the project, "
                        + "else the same command built in.")
        private Path peer;

        @Option(
                names = "--work",
                paramLabel = "DIR",
                description = "New or empty folder that keeps inputs and outputs. Default: a temporary folder that "
                        + "is removed.")
        private Path work;

        private List<BenchCase> cases() throws CommandFailure {
            try {
                return ids.isEmpty()
                        ? List.of(BenchCase.values())
                        : ids.stream().map(BenchCase::of).distinct().toList();
            } catch (IllegalArgumentException e) {
                throw CommandFailure.badInput(e.getMessage(), e);
            }
        }

        private BenchSettings settings(List<BenchCase> cases, WorkFolder folder, Surroundings around)
                throws CommandFailure {
            Path footage = media == null ? around.media() : media;
            Path script = peer == null ? around.peer() : peer;
            try {
                return new BenchSettings(
                        footage, script, folder.path(), Duration.ofSeconds(seconds), runs, cases, segments);
            } catch (IllegalArgumentException e) {
                throw CommandFailure.badInput(e.getMessage(), e);
            }
        }
    }

    static CommandFailure failure(BenchException failure) {
        return failure.code() == BenchException.Code.BAD_INPUT
                ? CommandFailure.badInput(failure.getMessage(), failure)
                : new CommandFailure(
                        ExitCode.FAILED, failure.code().name().toLowerCase(Locale.ROOT), failure.getMessage(), failure);
    }

    private void compare(BenchSettings settings, Surroundings around)
            throws BenchException, EncoderException, InterruptedException {
        EncodeBench bench = new EncodeBench(settings, listener());
        String footage = bench.usesFootage() ? settings.media().toString() : "generated";
        String peer = bench.usesPeerScript() ? settings.peer().toString() : "built-in";
        Output output = invocation.output();
        output.say("Inputs: " + (bench.usesFootage() ? "real footage from " + footage : "generated test pictures")
                + ", " + settings.length().toSeconds() + " s. Peer: " + peer + ".");
        double loadBefore = around.load();
        List<CaseResult> results = bench.run();
        double loadAfter = around.load();
        output.say(String.format(
                Locale.ROOT,
                "%nRatios are ours / peer, medians of %d; %d processors; load average %.1f before and %.1f after.",
                settings.runs(),
                around.processors(),
                loadBefore,
                loadAfter));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("footage", footage);
        result.put("peer", peer);
        result.put("seconds", settings.length().toSeconds());
        result.put("runs", settings.runs());
        result.put("processors", around.processors());
        result.put("loadBefore", loadBefore);
        result.put("loadAfter", loadAfter);
        result.put("cases", results.stream().map(BenchEvents::of).toList());
        output.result(result);
    }

    private BenchListener listener() {
        return new BenchListener() {
            @Override
            public void step(String what, double part) {
                Map<String, Object> event = new LinkedHashMap<>();
                event.put("progress", part);
                event.put("step", what);
                invocation.output().progress(new ProgressBar("Comparing", part, what), event);
            }

            @Override
            public void measured(CaseResult result) {
                BenchTable.lines(result).forEach(invocation.output()::say);
                invocation.output().event("case", BenchEvents.of(result));
            }
        };
    }
}
