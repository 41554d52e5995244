package io.rostrum.capture.cli;

import io.rostrum.uploader.platform.access.ApplianceTokens;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rostrum platform token revoke}. */
@Command(
        name = "revoke",
        description = "Takes a token back; its appliance is refused from its next request on.",
        footer = {"", "Example:", "  rostrum platform token revoke B-204"})
final class TokenRevokeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "ROOM", description = "The appliance's name.")
    private String name;

    TokenRevokeCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        try {
            ApplianceTokens.in(data.folder().root()).revoke(name);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        invocation.output().say("The token of " + name + " is revoked.");
        invocation.output().result(Map.of("name", name));
        return ExitCode.DONE;
    }
}
