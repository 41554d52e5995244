package io.rostrum.capture.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rostrum platform token}: which appliances may upload. */
@Command(
        name = "token",
        description =
                "Makes, lists and revokes the tokens with which appliances upload. A running platform sees it at once.",
        footer = {"", "Example:", "  rostrum platform token add B-204 --quota 500GB --data /srv/lectures"})
final class PlatformTokenCommand implements Runnable {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add, list or revoke.");
    }
}
