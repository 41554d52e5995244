package io.rostrum.capture.agent.settings;

import io.rostrum.capture.device.SourceSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * A source as it stands in the settings.
 *
 * @param text as somebody wrote it; may hold a password
 * @param spec what it means
 * @param name what people call it, for example "Document camera"; empty for the device's own name
 * @param backup the id of another microphone of the room that takes over while this one is lost
 */
public record SourceLine(String text, SourceSpec spec, Optional<String> name, Optional<String> backup) {
    private static final int LONGEST_NAME = 60;

    /** Stands where a password was. */
    static final String HIDDEN = "••••";

    public SourceLine {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(backup, "backup");
        name = name.map(String::strip).filter(given -> !given.isEmpty());
        if (name.filter(given -> given.length() > LONGEST_NAME).isPresent()) {
            throw new IllegalArgumentException("A source's name has at most " + LONGEST_NAME + " letters.");
        }
    }

    /**
     * Reads a source's name.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    static SourceLine of(String text) {
        return new SourceLine(text.strip(), SourceSpec.parse(text), Optional.empty(), Optional.empty());
    }

    SourceLine with(Optional<String> given, Optional<String> microphone) {
        return new SourceLine(text, spec, given, microphone);
    }

    /** The text without a password, for whoever may read the settings. */
    String shown() {
        return text.replaceFirst("(//[^/:@]+):[^/@]*@", "$1:" + HIDDEN + "@");
    }

    @Override
    public String toString() {
        return shown();
    }
}
