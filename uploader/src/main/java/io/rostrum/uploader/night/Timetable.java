package io.rostrum.uploader.night;

import io.rostrum.uploader.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How fast uploads may be at which hour. The first line that fits counts.
 *
 * @param zone the room's
 * @param lines in order of their weight
 * @param otherwise when no line fits
 */
public record Timetable(ZoneId zone, List<Line> lines, Rate otherwise) {
    public Timetable {
        Objects.requireNonNull(zone, "zone");
        lines = List.copyOf(lines);
        Objects.requireNonNull(otherwise, "otherwise");
    }

    /** Hours and what is allowed in them. */
    public record Line(WeeklyWindow when, Rate rate) {
        public Line {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(rate, "rate");
        }
    }

    /** One rate at all hours. */
    public static Timetable of(Rate rate, ZoneId zone) {
        return new Timetable(zone, List.of(), rate);
    }

    /**
     * Reads {@code Mon-Fri 08:00-18:00 1Mbit; 00:00-06:00 20Mbit; 4Mbit}: lines with semicolons between them, a rate alone
     * for all other hours (else they are unlimited).
     *
     * @throws IllegalArgumentException with a sentence that shows a right form
     */
    public static Timetable parse(String text, ZoneId zone) {
        List<Line> lines = new ArrayList<>();
        Rate otherwise = Rate.UNLIMITED;
        for (String part : text.split(";", -1)) {
            String clean = part.strip();
            int space = clean.lastIndexOf(' ');
            if (space < 0 || clean.indexOf(':') < 0) {
                otherwise = Rate.parse(clean);
            } else {
                lines.add(new Line(
                        WeeklyWindow.parse(clean.substring(0, space)), Rate.parse(clean.substring(space + 1))));
            }
        }
        return new Timetable(zone, lines, otherwise);
    }

    public Rate at(Instant moment) {
        return lines.stream()
                .filter(line -> line.when().isOpen(moment, zone))
                .map(Line::rate)
                .findFirst()
                .orElse(otherwise);
    }

    /** The first moment after {@code moment} at which a line begins or ends; far away if there is none. */
    Instant nextChange(Instant moment) {
        Instant next = Instant.MAX;
        LocalDate today = moment.atZone(zone).toLocalDate();
        for (Line line : lines) {
            for (int i = -1; i <= 8; i++) {
                LocalDate day = today.plusDays(i);
                if (line.when().opensOn(day)) {
                    next = sooner(next, line.when().window().opening(day, zone), moment);
                    next = sooner(next, line.when().window().closing(day, zone), moment);
                }
            }
        }
        return next;
    }

    private static Instant sooner(Instant best, Instant edge, Instant after) {
        return edge.isAfter(after) && edge.isBefore(best) ? edge : best;
    }
}
