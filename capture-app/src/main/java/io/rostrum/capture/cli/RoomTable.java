package io.rostrum.capture.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A table of rooms: CSV (RFC 4180) with a header. */
final class RoomTable {
    /** RFC 1123: what a host may be called. It becomes the name of a folder. */
    private static final Pattern HOST = Pattern.compile("(?!-)[A-Za-z0-9.-]{1,253}(?<![.-])");

    private static final Pattern SWITCH = Pattern.compile("true|false");

    private RoomTable() {}

    /**
     * Reads it.
     *
     * @return a room's value by column; each has a host of its own and a room
     */
    static List<Map<String, String>> read(Path file) throws IOException, CommandFailure {
        List<Map<String, String>> rooms = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (Map<String, String> row : rows(file)) {
            String line = file + ", room " + (rooms.size() + 1) + ": ";
            String host = row.getOrDefault("host", "");
            if (!HOST.matcher(host).matches() || host.contains("..")) {
                throw CommandFailure.badInput(line + "the column host must name a PC, not \"" + host + "\".");
            }
            if (!hosts.add(host)) {
                throw CommandFailure.badInput(line + "the host " + host + " stands there twice.");
            }
            row.putIfAbsent("room", host);
            if (row.get("room").chars().anyMatch(Character::isISOControl)) {
                throw CommandFailure.badInput(line + "a room's name is one line.");
            }
            if (!SWITCH.matcher(row.getOrDefault("kiosk", "true")).matches()) {
                throw CommandFailure.badInput(line + "kiosk is true or false.");
            }
            rooms.add(row);
        }
        if (rooms.isEmpty()) {
            throw CommandFailure.badInput(
                    file + " names no room; its first line holds the columns, such as host,room.");
        }
        return rooms;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException, CommandFailure {
        CsvMapper csv = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try {
            String text = Files.readString(file);
            MappingIterator<Map<String, String>> rows = csv.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return rows.readAll();
        } catch (NoSuchFileException e) {
            throw CommandFailure.badInput(file + " does not exist.", e);
        } catch (MalformedInputException e) {
            throw CommandFailure.badInput(file + " is no text in UTF-8.", e);
        } catch (JacksonException | RuntimeJsonMappingException e) {
            throw CommandFailure.badInput(file + " is no CSV table with a header.", e);
        }
    }
}
