package io.rostrum.capture.cli;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.packager.CaptionAdder;
import io.rostrum.encoder.packager.Problem;
import io.rostrum.encoder.text.CaptionSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rostrum caption}: captions for a lecture that is encoded already. */
@Command(
        name = "caption",
        description = "Adds captions to a sealed package, or replaces a language. Upload the package again afterwards.",
        footer = {"", "Example:", "  rostrum caption lecture-package ar=lecture.srt km=lecture-km.vtt"})
final class CaptionCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(
            index = "0",
            paramLabel = "PACKAGE",
            description = "Folder of the package, or the recording's id or folder.")
    private String target;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "LANG=FILE",
            description = "A language and a file in SRT or WebVTT.")
    private List<String> captions;

    CaptionCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws EncoderException, RecorderException, CommandFailure {
        Path folder = Lecture.packageFolder(target, data.folder());
        CaptionAdder.Result added = new CaptionAdder(Clock.systemUTC()).add(folder, CaptionSource.parseAll(captions));
        boolean ok = added.problems().stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        Output output = invocation.output();
        added.notices().forEach(output::say);
        output.say(
                ok
                        ? "The captions are in " + folder + ". Upload the package again to publish them."
                        : "The captions are in " + folder + ", which has problems: run rostrum verify.");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("package", folder.toString());
        result.put("ok", ok);
        result.put("notices", added.notices());
        output.result(result);
        return ok ? ExitCode.DONE : ExitCode.FAILED;
    }
}
