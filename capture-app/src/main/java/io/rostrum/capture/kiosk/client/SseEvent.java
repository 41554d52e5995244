package io.rostrum.capture.kiosk.client;

import java.io.BufferedReader;
import java.io.IOException;

/** One server-sent event (HTML Living Standard 9.2.6, without ids and retry times, which the agent does not send). */
record SseEvent(String name, String data) {
    /** Reads up to the next event that has data; {@code null} at the end of the stream, where a half event is dropped. */
    static SseEvent next(BufferedReader lines) throws IOException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (data.length() > 0) {
                    return new SseEvent(name, data.substring(0, data.length() - 1));
                }
                name = "message";
            } else if (line.startsWith("event:")) {
                name = value(line, "event:");
            } else if (line.startsWith("data:")) {
                data.append(value(line, "data:")).append('\n');
            }
        }
        return null;
    }

    private static String value(String line, String field) {
        int start = field.length();
        return line.startsWith(" ", start) ? line.substring(start + 1) : line.substring(start);
    }
}
