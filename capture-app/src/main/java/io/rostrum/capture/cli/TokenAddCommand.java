package io.rostrum.capture.cli;

import io.rostrum.uploader.platform.access.ApplianceTokens;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rostrum platform token add}. */
@Command(
        name = "add",
        description = "Makes a token and prints it. It cannot be shown again.",
        footer = {"", "Example:", "  rostrum platform token add B-204 > b-204.token"})
final class TokenAddCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "ROOM", description = "The appliance's name.")
    private String name;

    @Option(
            names = "--quota",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "How much its lectures may take, such as 500GB. Default: no limit.")
    private long quota;

    TokenAddCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws IOException, CommandFailure {
        try {
            String secret = ApplianceTokens.in(data.folder().root()).add(name, quota);
            invocation.output().say(secret);
            invocation.output().result(Map.of("name", name, "token", secret));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }
}
