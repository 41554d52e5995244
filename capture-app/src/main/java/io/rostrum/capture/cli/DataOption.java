package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where everything lies. */
final class DataOption {
    private final Map<String, String> environment;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder. Default: ROSTRUM_DATA, else ~/.local/share/rostrum.")
    private Path directory;

    DataOption(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean isGiven() {
        return directory != null;
    }

    DataFolder folder() {
        return isGiven() ? new DataFolder(directory) : DataFolder.standard(environment);
    }
}
