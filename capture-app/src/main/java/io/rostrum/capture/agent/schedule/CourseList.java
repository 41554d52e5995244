package io.rostrum.capture.agent.schedule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.rostrum.capture.agent.schedule.Faults.Fault;
import io.rostrum.capture.agent.schedule.TimetableDocument.SlotPart;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A list of courses as registrars export them: CSV (RFC 4180) with a header, separated by comma, semicolon or tab. The
 * columns are title, course, lecturer, language, layout, day or date, start, end or minutes, from, until, everyWeeks.
 */
final class CourseList {
    private static final int MOST_ROWS = 2000;
    private static final Set<String> COLUMNS = Set.of(
            "title",
            "course",
            "lecturer",
            "language",
            "layout",
            "day",
            "date",
            "start",
            "end",
            "minutes",
            "from",
            "until",
            "everyweeks");
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private CourseList() {}

    /**
     * Reads the text into slots.
     *
     * @param today from when slots take place that do not say
     * @throws Faults with the line and the column of each fault
     */
    static List<SlotPart> read(String text, LocalDate today) throws Faults {
        List<List<String>> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (rows.isEmpty()) {
            throw Faults.of("line 1", "must hold the names of the columns, such as title, day, start, end.");
        }
        List<String> header = header(rows.get(0));
        List<Fault> faults = new ArrayList<>();
        List<SlotPart> slots = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            int before = faults.size();
            SlotPart part = part("line " + (i + 1), header, rows.get(i), faults);
            if (faults.size() == before) {
                new SlotReader("line " + (i + 1), today, faults)
                        .read("slot", part)
                        .map(TimetableDocument::part)
                        .map(CourseList::withoutId)
                        .ifPresent(slots::add);
            }
        }
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
        return slots;
    }

    private static List<List<String>> rows(String text) throws Faults {
        String first = text.lines().findFirst().orElse("");
        char separator = first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<List<String>> lines = CSV.readerForListOf(String.class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            while (lines.hasNext()) {
                rows.add(lines.next());
                if (rows.size() > MOST_ROWS + 1) {
                    throw Faults.of("line " + rows.size(), "is too much: at most " + MOST_ROWS + " courses.");
                }
            }
            return rows;
        } catch (JacksonException | RuntimeJsonMappingException e) {
            throw Faults.of("line " + (rows.size() + 1), "is not CSV: check its quotation marks.");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
    }

    private static List<String> header(List<String> names) throws Faults {
        List<String> header = names.stream()
                .map(name -> name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT))
                .toList();
        List<Fault> unknown = header.stream()
                .filter(name -> !COLUMNS.contains(name))
                .map(name -> new Fault(
                        "line 1",
                        "The column \"" + name + "\" is not known; known are " + new TreeSet<>(COLUMNS) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Faults(unknown);
        }
        return header;
    }

    private static SlotPart part(String line, List<String> header, List<String> row, List<Fault> faults) {
        if (row.size() > header.size()) {
            faults.add(new Fault(line, "has " + row.size() + " fields, but there are " + header.size() + " columns."));
            return null;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isBlank()) {
                cells.put(header.get(i), row.get(i).strip());
            }
        }
        return new SlotPart(
                null,
                cells.get("title") == null ? cells.get("course") : cells.get("title"),
                cells.get("course"),
                cells.get("lecturer"),
                cells.get("language"),
                cells.get("layout"),
                cells.get("day"),
                cells.get("date"),
                cells.get("start"),
                cells.get("end"),
                number(line, "minutes", cells, faults),
                cells.get("from"),
                cells.get("until"),
                number(line, "everyweeks", cells, faults),
                true,
                List.of());
    }

    private static Integer number(String line, String column, Map<String, String> cells, List<Fault> faults) {
        String text = cells.get(column);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            faults.add(new Fault(line + "." + column, "must be a whole number, not \"" + text + "\"."));
            return null;
        }
    }

    private static SlotPart withoutId(SlotPart p) {
        return new SlotPart(
                null,
                p.title(),
                p.course(),
                p.lecturer(),
                p.language(),
                p.layout(),
                p.day(),
                p.date(),
                p.start(),
                p.end(),
                p.minutes(),
                p.from(),
                p.until(),
                p.everyWeeks(),
                p.autoStart(),
                p.exceptions());
    }
}
