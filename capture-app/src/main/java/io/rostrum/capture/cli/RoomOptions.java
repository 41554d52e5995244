package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The room's settings: a file, and the data folder it may name. */
final class RoomOptions {
    private static final String STANDARD_FILE = "rostrum.yaml";

    @Mixin
    private final DataOption data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings of the room, YAML or JSON. Default: rostrum.yaml in the data folder, if it is there.")
    private Path config;

    RoomOptions(Invocation invocation) {
        this.data = new DataOption(invocation.environment());
    }

    AgentSettings settings() throws AgentException {
        DataFolder folder = data.folder();
        AgentSettings standard = AgentSettings.standard(folder);
        Path file = config == null ? folder.root().resolve(STANDARD_FILE) : config;
        if (config == null && !Files.exists(file)) {
            return standard;
        }
        AgentSettings read = standard.read(file);
        return data.isGiven() ? read.in(folder) : read;
    }
}
