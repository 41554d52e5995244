package io.rostrum.capture.cli;

import io.rostrum.uploader.platform.LectureTrash;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rostrum platform restore}. */
@Command(
        name = "restore",
        description = "Brings a deleted lecture back. A running platform sees it at once.",
        footer = {"", "Example:", "  rostrum platform restore 019ab3c4-5d6e-7f80-9123-456789abcdef --data /srv/lectures"
        })
final class LectureRestoreCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "ID", description = "The lecture's id, as in its address.")
    private String id;

    LectureRestoreCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        try {
            LectureTrash.in(data.folder().root()).restore(id);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        invocation.output().say("The lecture " + id + " is there again.");
        invocation.output().result(Map.of("id", id));
        return ExitCode.DONE;
    }
}
