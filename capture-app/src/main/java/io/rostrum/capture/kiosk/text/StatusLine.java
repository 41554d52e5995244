package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.model.Health.Severity;
import java.util.List;

/**
 * The line at the bottom, in words.
 *
 * @param headline what is, in a few words
 * @param facts what to know, each a few words; when attention is needed, one sentence that says what to do
 */
public record StatusLine(Severity severity, String headline, List<String> facts) {
    /** Keeps its own copy of the facts. */
    public StatusLine {
        facts = List.copyOf(facts);
    }

    /** All of it in one sentence, for screen readers. */
    public String spoken() {
        return headline + ". " + String.join(". ", facts);
    }
}
