package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The settings as a technician writes them, in YAML or JSON. */
final class SettingsFile {
    private static final String HEAD =
            "# The room's settings. Changes are taken over by themselves; a fault is named and changes nothing.\n";

    private SettingsFile() {}

    /** Reads a file; what it leaves out is as in {@code standard}. */
    static AgentSettings read(Path file, AgentSettings standard) throws AgentException {
        return read(file, file.toAbsolutePath().getParent(), standard);
    }

    /** The same, with the folder below which its paths are. */
    static AgentSettings read(Path file, Path folder, AgentSettings standard) throws AgentException {
        try {
            SettingsText text = SettingsText.read(Files.readString(file));
            return new SettingsReader(standard, folder, new FaultList(text.lines())).read(text.root());
        } catch (AgentException e) {
            throw e.in("the settings file " + file);
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.BAD_INPUT,
                    "The settings file " + file + " cannot be read (" + Reason.of(e)
                            + "). Check its path and permissions.",
                    e);
        }
    }

    /**
     * Reads a whole document that somebody sent; what it leaves out is as in the standard.
     *
     * @param now in force: where passwords are hidden in the document, and the data folder, are as there
     */
    static AgentSettings read(JsonNode document, AgentSettings now, Path folder) throws AgentException {
        AgentSettings standard = AgentSettings.standard(now.data()).with(now.room());
        AgentSettings read = new SettingsReader(standard, folder, new FaultList(Map.of())).read(document);
        if (!read.data().equals(now.data())) {
            throw AgentException.badSettings(List.of(new SettingsFault(
                    "data", 0, "The data folder cannot be changed while the agent runs; start it with --data.")));
        }
        return read;
    }

    /** Writes settings; what stood there before is kept beside it, with the end {@code .before}. */
    static void write(Path file, AgentSettings settings, boolean namesData) throws AgentException {
        ObjectNode document = SettingsDocument.of(settings, true);
        if (namesData) {
            document.put("data", settings.data().root().toString());
        }
        try {
            if (Files.exists(file)) {
                StateFile.replace(file.resolveSibling(file.getFileName() + ".before"), Files.readAllBytes(file));
            }
            StateFile.createDirectories(file.toAbsolutePath().getParent());
            StateFile.replace(file, (HEAD + SettingsText.write(document)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.IO,
                    "The settings file " + file + " cannot be written (" + Reason.of(e) + "). Check its permissions.",
                    e);
        }
    }
}
