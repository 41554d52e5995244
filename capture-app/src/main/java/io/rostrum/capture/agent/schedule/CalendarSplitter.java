package io.rostrum.capture.agent.schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts an iCalendar file (RFC 5545) into small ones of at most {@value #EVENTS} events, each with the time zones it needs,
 * so that a calendar of 50,000 events takes no more memory than one of a hundred. One use, one thread.
 */
final class CalendarSplitter {
    static final int EVENTS = 100;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BLOCK = 512 * 1024;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Path file;
    private final Piece sink;
    private final StringBuilder events = new StringBuilder();
    private String zones = "";
    private int count;

    /** Takes a piece. */
    @FunctionalInterface
    interface Piece {
        void take(String calendar) throws CalendarException;
    }

    CalendarSplitter(Path file, Piece sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Hands out the pieces in order. */
    void split() throws IOException, CalendarException {
        StringBuilder own = new StringBuilder();
        each("VTIMEZONE", block -> {
            // A zone that Java knows is right for any year; the one in the file may be cut or broken.
            if (!ZONES.contains(value(block, "TZID")) && own.length() + block.length() <= LONGEST_BLOCK) {
                own.append(block);
            }
        });
        zones = own.toString();
        each("VEVENT", block -> {
            events.append(block);
            if (++count == EVENTS) {
                flush();
            }
        });
        flush();
    }

    private void flush() throws CalendarException {
        if (count > 0) {
            sink.take("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + zones + events + "END:VCALENDAR\r\n");
            events.setLength(0);
            count = 0;
        }
    }

    private void each(String component, Piece block) throws IOException, CalendarException {
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), utf8))) {
            StringBuilder open = null;
            boolean first = true;
            for (String line = line(in); line != null; line = line(in)) {
                if (first && !line.isBlank()) {
                    requireCalendar(line);
                    first = false;
                }
                String name = line.length() > LONGEST_LINE ? "" : line.strip().toUpperCase(Locale.ROOT);
                if (name.equals("BEGIN:" + component)) {
                    open = new StringBuilder();
                }
                if (open != null && open.length() <= LONGEST_BLOCK) {
                    open.append(line).append("\r\n");
                }
                if (open != null && name.equals("END:" + component)) {
                    if (open.length() <= LONGEST_BLOCK) {
                        block.take(open.toString());
                    }
                    open = null;
                }
            }
            if (first) {
                throw new CalendarException("The calendar is empty.");
            }
        }
    }

    private static void requireCalendar(String line) throws CalendarException {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!text.strip().equalsIgnoreCase("BEGIN:VCALENDAR")) {
            throw new CalendarException("It is no calendar: an iCalendar file begins with BEGIN:VCALENDAR.");
        }
    }

    /** A line without its end; what is longer than allowed is cut off, so that no line fills the memory. */
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = null;
        for (int c = in.read(); c >= 0; c = in.read()) {
            line = line == null ? new StringBuilder() : line;
            if (c == '\n') {
                break;
            }
            if (c != '\r' && line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line == null ? null : line.toString();
    }

    private static String value(String block, String property) {
        return block.lines()
                .filter(line -> line.toUpperCase(Locale.ROOT).startsWith(property + ":"))
                .map(line -> line.substring(property.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
