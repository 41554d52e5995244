package io.rostrum.capture.agent.settings;

import io.rostrum.encoder.ladder.Ladder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * All that an agent is told before it starts.
 *
 * @param data where its files lie
 * @param room what it records
 * @param http where it listens
 * @param ladder the renditions of a lecture
 * @param destination where lectures go; empty keeps them on this machine
 */
public record AgentSettings(
        DataFolder data, RoomSettings room, HttpSettings http, Ladder ladder, Optional<Destination> destination) {
    public AgentSettings {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(ladder, "ladder");
        Objects.requireNonNull(destination, "destination");
    }

    /** A room with the test sources and no destination. */
    public static AgentSettings standard(DataFolder data) {
        return new AgentSettings(
                data,
                new RoomSettings("Lecture room", RoomSettings.TEST_SOURCES, Optional.empty()),
                HttpSettings.STANDARD,
                Ladder.LECTURE,
                Optional.empty());
    }

    /**
     * Reads a file in YAML or JSON; what it leaves out is as here.
     *
     * @throws AgentException BAD_INPUT with the line or field that must be corrected
     */
    public AgentSettings read(Path file) throws AgentException {
        return SettingsFile.read(file, this);
    }

    /** The same with another data folder. */
    public AgentSettings in(DataFolder other) {
        return new AgentSettings(other, room, http, ladder, destination);
    }

    /** The same with another room. */
    public AgentSettings with(RoomSettings other) {
        return new AgentSettings(data, other, http, ladder, destination);
    }

    /** The same on another port. */
    public AgentSettings onPort(int port) {
        return new AgentSettings(data, room, http.onPort(port), ladder, destination);
    }

    /** The same with another ladder. */
    public AgentSettings with(Ladder other) {
        return new AgentSettings(data, room, http, other, destination);
    }

    /** The same with a destination. */
    public AgentSettings to(Destination other) {
        return new AgentSettings(data, room, http, ladder, Optional.of(other));
    }
}
