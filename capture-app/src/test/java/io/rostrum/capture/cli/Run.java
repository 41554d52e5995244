package io.rostrum.capture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What a person or program sees of one run of the command line, in this very process.
 *
 * @param exitCode what the shell sees
 */
record Run(int exitCode, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Run of(String... arguments) {
        return with(Map.of(), arguments);
    }

    static Run with(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Output output = new Output(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int code = new CommandLineProgram(output, new StopSignal(), environment).run(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** The last event of a run with {@code --json}. */
    JsonNode last() throws IOException {
        return JSON.readTree(lines().get(lines().size() - 1));
    }
}
