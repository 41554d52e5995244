package io.rostrum.capture.agent.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where everything of one appliance lies.
 *
 * @param root the folder that {@code --data} names
 */
public record DataFolder(Path root) {
    public DataFolder {
        root = Objects.requireNonNull(root, "root").toAbsolutePath().normalize();
    }

    /**
     * The folder when nobody names one: {@code ROSTRUM_DATA}, else {@code $XDG_DATA_HOME/rostrum}, else
     * {@code ~/.local/share/rostrum} (XDG Base Directory Specification 0.8).
     */
    public static DataFolder standard(Map<String, String> environment) {
        String own = environment.get("ROSTRUM_DATA");
        if (own != null && !own.isBlank()) {
            return new DataFolder(Path.of(own));
        }
        String xdg = environment.get("XDG_DATA_HOME");
        Path shared = xdg != null && Path.of(xdg).isAbsolute()
                ? Path.of(xdg)
                : Path.of(System.getProperty("user.home"), ".local", "share");
        return new DataFolder(shared.resolve("rostrum"));
    }

    /**
     * Makes the folder if it is not there.
     *
     * @throws AgentException BAD_INPUT if it cannot be made or written
     */
    public DataFolder prepare() throws AgentException {
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, ".write-test", ".tmp"));
            return this;
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.BAD_INPUT,
                    "The data folder " + root + " cannot be written (" + Reason.of(e)
                            + "). Choose another with --data, or give this user the right to write there.",
                    e);
        }
    }

    /** One folder a recording. */
    public Path recordings() {
        return root.resolve("recordings");
    }

    /** One recording's folder. */
    public Path recording(String id) {
        return recordings().resolve(id);
    }

    /** The jobs and the upload offsets, in SQLite. */
    public Path database() {
        return root.resolve("rostrum.db");
    }

    /** The timetable and its calendars. */
    public Path schedule() {
        return root.resolve("schedule");
    }

    /** The room's settings, unless another file is named. */
    public Path settings() {
        return root.resolve("rostrum.yaml");
    }

    /** A copy of what a settings file held when it was last without fault. */
    Path lastGoodSettings(Path file) {
        String name = file.toAbsolutePath().normalize().toString();
        return root.resolve("agent").resolve("settings-" + Integer.toHexString(name.hashCode()) + ".good");
    }

    /** The log for people. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The kiosk's token, and the hashes of passwords and other tokens. */
    public Path access() {
        return root.resolve("agent");
    }

    /** Alerts that have not got out yet. */
    public Path alerts() {
        return root.resolve("agent");
    }

    /** The certificate: {@code certificate.pem} and {@code key.pem}, if somebody put them there. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** The keys with which platforms sign receipts, each as it was first seen. */
    public Path platformKeys() {
        return root.resolve("agent").resolve("platforms");
    }

    /** Where packages are made with which destinations are tested; empty else. */
    public Path trials() {
        return root.resolve("trials");
    }

    /** What a client of the agent shows to change anything; readable by its user alone. */
    public Path agentToken() {
        return root.resolve("agent").resolve("token");
    }
}
