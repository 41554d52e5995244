package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aBarIsDrawnOnlyWhereAPersonLooks() {
        output(false).progress(new ProgressBar("Encoding", 0.5, "half"), Map.of());
        assertThat(err.toString()).isEmpty();

        output(true).progress(new ProgressBar("Encoding", 0.5, "half"), Map.of());
        assertThat(err.toString()).contains("Encoding").contains(" 50 %").contains("half");
    }

    @Test
    void aLineTakesTheBarAwayFirst() {
        Output output = output(true);

        output.progress(new ProgressBar("Encoding", 0.5, ""), Map.of());
        output.say("Done.");

        assertThat(err.toString()).endsWith("\r\u001b[K");
        assertThat(out.toString()).isEqualTo("Done." + System.lineSeparator());
    }

    @Test
    void eventsAreJsonOnOneLineAndKeepOtherScripts() {
        Output output = output(false);
        output.json(true);

        output.say("for people");
        output.event("recording", Map.of("title", "ភាសា\nខ្មែរ"));

        assertThat(out.toString().strip()).isEqualTo("{\"event\":\"recording\",\"title\":\"ភាសា\\nខ្មែរ\"}");
    }

    private Output output(boolean terminal) {
        return new Output(new PrintWriter(out, true), new PrintWriter(err, true), terminal);
    }
}
