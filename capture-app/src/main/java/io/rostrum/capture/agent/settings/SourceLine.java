package io.rostrum.capture.agent.settings;

import io.rostrum.capture.device.SourceSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * A source as it stands in the settings.
 *
 * @param text as somebody wrote it; may hold a password
 * @param spec what it means
 * @param backup the id of another microphone of the room that takes over while this one is lost
 */
public record SourceLine(String text, SourceSpec spec, Optional<String> backup) {
    /** Stands where a password was. */
    static final String HIDDEN = "••••";

    public SourceLine {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(backup, "backup");
    }

    /**
     * Reads a source's name.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    static SourceLine of(String text) {
        return new SourceLine(text.strip(), SourceSpec.parse(text), Optional.empty());
    }

    SourceLine withBackup(Optional<String> microphone) {
        return new SourceLine(text, spec, microphone);
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
