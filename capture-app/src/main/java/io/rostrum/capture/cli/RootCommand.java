package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rostrum} on its own. */
@Command(
        name = "rostrum",
        versionProvider = RootCommand.ProgramVersion.class,
        description = "Records lectures, encodes them as adaptive HLS, uploads them at night.",
        footer = {"", "Example:", "  rostrum demo --seconds 20", "See rostrum COMMAND --help for each command."})
final class RootCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    @Override
    public Integer call() throws CommandFailure {
        throw CommandFailure.badInput("Name a command; rostrum --help lists them.");
    }

    /** Asked by picocli for {@code --version}. */
    static final class ProgramVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rostrum " + Version.current()};
        }
    }
}
