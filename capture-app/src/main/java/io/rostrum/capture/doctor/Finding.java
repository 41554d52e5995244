package io.rostrum.capture.doctor;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that the doctor saw.
 *
 * @param subject what it is about, in one word, for example {@code disk}
 * @param state how it stands
 * @param sentence what is, for a technician
 * @param mend the command or the step that mends it; empty if there is nothing to mend
 */
public record Finding(String subject, State state, String sentence, Optional<String> mend) {
    /** How a thing stands. */
    public enum State {
        /** Nothing to do. */
        GOOD,
        /** The room works, but something is missing that one may want. */
        NOTE,
        /** Lectures cannot be recorded or encoded before this is mended. */
        BAD;

        /** As it stands in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(mend, "mend");
        if (subject.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("a finding has a subject and a sentence");
        }
    }

    static Finding good(String subject, String sentence) {
        return new Finding(subject, State.GOOD, sentence, Optional.empty());
    }

    static Finding note(String subject, String sentence, String mend) {
        return new Finding(subject, State.NOTE, sentence, Optional.of(mend));
    }

    static Finding bad(String subject, String sentence, String mend) {
        return new Finding(subject, State.BAD, sentence, Optional.of(mend));
    }
}
