package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The room's settings: a file, and the data folder it may name. */
final class RoomOptions {
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

    /**
     * The settings in force, which follow their file.
     *
     * @param port of the HTTP API; null takes the settings'
     */
    LiveSettings live(Integer port) throws AgentException {
        return LiveSettings.open(file(), standard(), read -> {
            AgentSettings here = data.isGiven() ? read.in(data.folder()) : read;
            return port == null ? here : here.onPort(port);
        });
    }

    /** The settings as the file holds them now. */
    AgentSettings settings() throws AgentException {
        if (config == null && !Files.exists(file())) {
            return standard();
        }
        AgentSettings read = standard().read(file());
        return data.isGiven() ? read.in(data.folder()) : read;
    }

    private AgentSettings standard() {
        return AgentSettings.standard(data.folder());
    }

    private Path file() {
        return config == null ? data.folder().settings() : config;
    }
}
