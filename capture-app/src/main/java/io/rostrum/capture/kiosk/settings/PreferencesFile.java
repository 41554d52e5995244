package io.rostrum.capture.kiosk.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the preferences. A file that is missing or broken means the standard: a kiosk always opens. */
public final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Path file;

    /** Reads and writes {@code preferences.json} in the kiosk's folder. */
    public PreferencesFile(Path folder) {
        this.file = folder.resolve("preferences.json");
    }

    /** What was kept last. */
    public Preferences read() {
        if (!Files.exists(file)) {
            return Preferences.STANDARD;
        }
        try {
            return json.readValue(file.toFile(), Preferences.class);
        } catch (IOException e) {
            LOG.warn("The preferences {} cannot be read; the standard is used. {}", file, e.getMessage());
            return Preferences.STANDARD;
        }
    }

    /** Keeps them; if the disk refuses, they last until the kiosk closes. May block: not for the JavaFX thread. */
    public void write(Preferences preferences) {
        try {
            SmallFile.write(file, json.writeValueAsString(preferences));
        } catch (IOException e) {
            LOG.warn("The preferences {} cannot be written.", file, e);
        }
    }
}
