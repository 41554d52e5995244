package io.rostrum.capture.cli;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rostrum verify}: whether a package keeps its promises. */
@Command(
        name = "verify",
        description =
                "Checks a package: manifest, playlists, media and ladder. Prints each problem; exits 1 on an error.",
        footer = {"", "Example:", "  rostrum verify lecture-package"})
final class VerifyCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "PACKAGE", description = "Folder of the package, or the recording's id or folder.")
    private String target;

    VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws EncoderException, RecorderException, CommandFailure {
        Path folder = Lecture.packageFolder(target, data.folder());
        List<Problem> problems = PackageVerifier.verify(folder);
        boolean ok = problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        problems.forEach(problem -> invocation.output().say(line(problem)));
        invocation.output().say(summary(folder, ok, problems.size()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ok", ok);
        result.put("problems", problems.stream().map(VerifyCommand::event).toList());
        invocation.output().result(result);
        return ok ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String summary(Path folder, boolean ok, int problems) {
        if (problems == 0) {
            return folder + " is in order.";
        }
        return folder + (ok ? " plays, with remarks: " : " must not be published: ") + problems + " above.";
    }

    private static String line(Problem problem) {
        return severity(problem) + " " + problem.ruleId() + " " + problem.file()
                + (problem.offset() < 0 ? "" : " at byte " + problem.offset()) + ": " + problem.sentence()
                + " [" + problem.clause() + "]";
    }

    private static String severity(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> event(Problem problem) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("rule", problem.ruleId());
        event.put("clause", problem.clause());
        event.put("severity", severity(problem));
        event.put("file", problem.file());
        if (problem.offset() >= 0) {
            event.put("offset", problem.offset());
        }
        event.put("message", problem.sentence());
        return event;
    }
}
