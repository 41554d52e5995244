package io.rostrum.capture.cli;

import io.rostrum.uploader.platform.versions.LectureTrash;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves one lecture of the platform into the trash or out of it. */
abstract class LectureTrashCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "ID", description = "The lecture's id, as in its address.")
    private String id;

    private LectureTrashCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    /** Does it; returns what to say. */
    abstract String move(LectureTrash trash, String lecture) throws IOException;

    @Override
    public final Integer call() throws IOException, CommandFailure {
        try {
            invocation.output().say(move(LectureTrash.in(data.folder().root()), id));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        invocation.output().result(Map.of("id", id));
        return ExitCode.DONE;
    }

    /** {@code rostrum platform delete}. */
    @Command(
            name = "delete",
            description =
                    "Takes a lecture from the students, with all its files; \"restore\" brings it back. A running platform sees it at once.",
            footer = {
                "",
                "Example:",
                "  rostrum platform delete 019ab3c4-5d6e-7f80-9123-456789abcdef --data /srv/lectures"
            })
    static final class Delete extends LectureTrashCommand {
        Delete(Invocation invocation) {
            super(invocation);
        }

        @Override
        String move(LectureTrash trash, String lecture) throws IOException {
            trash.delete(lecture);
            return "The lecture " + lecture + " is deleted. \"rostrum platform restore " + lecture
                    + "\" brings it back.";
        }
    }

    /** {@code rostrum platform restore}. */
    @Command(
            name = "restore",
            description = "Brings a deleted lecture back. A running platform sees it at once.",
            footer = {
                "",
                "Example:",
                "  rostrum platform restore 019ab3c4-5d6e-7f80-9123-456789abcdef --data /srv/lectures"
            })
    static final class Restore extends LectureTrashCommand {
        Restore(Invocation invocation) {
            super(invocation);
        }

        @Override
        String move(LectureTrash trash, String lecture) throws IOException {
            trash.restore(lecture);
            return "The lecture " + lecture + " is there again.";
        }
    }
}
