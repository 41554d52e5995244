package io.rostrum.capture.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a command speaks: lines for people, or one JSON object a line when {@code --json} is given, on standard output;
 * failures and progress bars on standard error. Thread-safe.
 */
final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private volatile boolean json;
    private boolean barShown;

    /**
     * An output.
     *
     * @param terminal whether a person sees {@code err} as it is written
     */
    Output(PrintWriter out, PrintWriter err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    void json(boolean on) {
        json = on;
    }

    boolean isJson() {
        return json;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** A line for people; nothing in JSON mode. */
    synchronized void say(String line) {
        if (!json) {
            eraseBar();
            out.println(line);
            out.flush();
        }
    }

    /** Something happened; nothing outside of JSON mode. */
    synchronized void event(String name, Map<String, ?> fields) {
        if (json) {
            eraseBar();
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("event", name);
            event.putAll(fields);
            out.println(render(event));
            out.flush();
        }
    }

    /** The last event of a command that came to its end. */
    void result(Map<String, ?> fields) {
        event("result", fields);
    }

    /** Something that a person should know, though the work goes on. */
    synchronized void warn(String sentence) {
        eraseBar();
        err.println("rostrum: " + sentence);
        err.flush();
    }

    /** The command failed: one sentence on standard error, and in JSON mode the last event. */
    synchronized void failure(String code, String sentence) {
        eraseBar();
        err.println("rostrum: " + sentence);
        err.flush();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("message", sentence);
        event("error", fields);
    }

    /**
     * How far the work has come: an event in JSON mode, and a bar where a person looks.
     *
     * @param fields of the event
     */
    synchronized void progress(ProgressBar bar, Map<String, ?> fields) {
        event("progress", fields);
        if (terminal) {
            err.print("\r" + bar.render() + "\u001b[K");
            err.flush();
            barShown = true;
        }
    }

    private void eraseBar() {
        if (barShown) {
            err.print("\r\u001b[K");
            err.flush();
            barShown = false;
        }
    }

    private static String render(Map<String, Object> event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written as JSON.", e);
        }
    }
}
