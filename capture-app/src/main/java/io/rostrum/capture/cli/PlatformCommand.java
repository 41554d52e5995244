package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformException;
import io.rostrum.uploader.platform.PlatformSettings;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum platform}: the embedded central platform. */
@Command(
        name = "platform",
        description = "Runs a central platform: takes uploads, shows a catalogue and watch pages, until Ctrl-C.",
        footer = {"", "Example:", "  rostrum platform --data /srv/lectures --port 8090"})
final class PlatformCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8090",
            converter = PortConverter.class,
            description = "0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = PlatformSettings.LOOPBACK,
            description = "Address to listen on. Default: ${DEFAULT-VALUE}, so this machine alone.")
    private String bind;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Address that people use, if a proxy stands in front.")
    private URI publicUrl;

    PlatformCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws AgentException, PlatformException, CommandFailure {
        PlatformSettings settings = settings();
        data.folder().prepare();
        LogFile.open(data.folder().logs(), LogFile.STANDARD);
        try (Platform platform = Platform.start(settings)) {
            invocation.output().event("listening", Map.of("url", platform.url().toString()));
            invocation.output().say("The platform listens on " + platform.url());
            invocation.output().say("The token for uploads stands in " + platform.tokenFile());
            invocation.stop().await();
        }
        invocation.output().result(Map.of());
        return ExitCode.DONE;
    }

    private PlatformSettings settings() throws CommandFailure {
        try {
            return new PlatformSettings(data.folder().root(), bind, port, publicUrl);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badInput(e.getMessage(), e);
        }
    }
}
