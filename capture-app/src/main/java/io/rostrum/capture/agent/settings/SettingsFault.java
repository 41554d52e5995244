package io.rostrum.capture.agent.settings;

import java.util.Objects;

/**
 * One thing in the settings that somebody must correct.
 *
 * @param path where, for example {@code upload.window} or {@code sources[1].backup}; empty for the whole document
 * @param line in the file, from 1; 0 if there is no file
 * @param message what is wrong and what to write instead, as a sentence
 */
public record SettingsFault(String path, int line, String message) {
    public SettingsFault {
        Objects.requireNonNull(path, "path");
        message = message.replaceAll("\\p{Cntrl}+", " "); // it may repeat what somebody wrote
    }

    @Override
    public String toString() {
        String where = line == 0 ? "" : "line " + line + ", ";
        return path.isEmpty() ? where + message : where + "\"" + path + "\": " + message;
    }
}
