package io.rostrum.capture.agent.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the timetable lies: {@code timetable.json}, {@code engine.json}, and a file and its state for each calendar. A state
 * file that cannot be read is put aside: a room without its timetable still records by hand, one that does not start does
 * not.
 */
final class ScheduleFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleFolder.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // written by a newer version, perhaps
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private final Path root;

    ScheduleFolder(Path root) throws IOException {
        this.root = root;
        StateFile.createDirectories(root.resolve("calendars"));
    }

    Optional<TimetableDocument> timetable() throws IOException {
        return read(root.resolve("timetable.json"), TimetableDocument.class);
    }

    void write(TimetableDocument timetable) throws IOException {
        StateFile.replace(root.resolve("timetable.json"), JSON.writeValueAsBytes(timetable));
    }

    EngineState engine() throws IOException {
        return read(root.resolve("engine.json"), EngineState.class).orElse(EngineState.EMPTY);
    }

    void write(EngineState state) throws IOException {
        StateFile.replace(root.resolve("engine.json"), JSON.writeValueAsBytes(state));
    }

    /** The calendar itself, which may be missing. */
    Path calendar(String id) {
        return root.resolve("calendars").resolve(id + ".ics");
    }

    /** Where a calendar is put until it is known to be one. */
    Path incoming(String id) {
        return root.resolve("calendars").resolve(id + ".incoming");
    }

    Optional<CalendarState> state(String id) throws IOException {
        return read(stateFile(id), CalendarState.class);
    }

    void write(String id, CalendarState state) throws IOException {
        StateFile.replace(stateFile(id), JSON.writeValueAsBytes(state));
    }

    /** Makes what came in the calendar. */
    void accept(String id) throws IOException {
        try (var channel = FileChannel.open(incoming(id), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(incoming(id), calendar(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(String id) throws IOException {
        Files.deleteIfExists(calendar(id));
        Files.deleteIfExists(incoming(id));
        Files.deleteIfExists(stateFile(id));
    }

    private Path stateFile(String id) {
        return root.resolve("calendars").resolve(id + ".json");
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), type));
        } catch (JacksonException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("{} cannot be read and was put aside as {}: {}", file, aside, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
