package io.rostrum.capture.agent.alerts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the alerts of one way that have not got out over a restart. A disk that takes none costs only that. Any thread. */
final class WaitingFile {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingFile.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private List<Waiting> saved = List.of();
    private boolean closed;

    /** An alert, and since when it waits. */
    record Waiting(Alert alert, Instant since) {}

    WaitingFile(Path file) {
        this.file = file;
    }

    /** What waited when the agent ended; nothing if the file cannot be read. */
    synchronized List<Waiting> read() {
        if (Files.exists(file)) {
            try {
                saved = List.copyOf(JSON.readValue(Files.readAllBytes(file), new TypeReference<List<Waiting>>() {}));
            } catch (IOException | RuntimeException e) {
                LOG.warn("The alerts that waited in {} cannot be read and are given up.", file, e);
            }
        }
        return saved;
    }

    /** Replaces what is kept for the last time. */
    synchronized void close(List<Waiting> waiting) {
        save(waiting);
        closed = true; // a thread that still hangs in its way's server must not write over the next one's file
    }

    /** Replaces what is kept, if it is something else; a thread that is being ended cannot write, and need not. */
    synchronized void save(List<Waiting> waiting) {
        if (closed || waiting.equals(saved) || Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            StateFile.createDirectories(file.toAbsolutePath().getParent());
            StateFile.replace(file, JSON.writeValueAsBytes(waiting));
            saved = List.copyOf(waiting);
        } catch (IOException e) {
            LOG.warn("The alerts that wait could not be written to {}; a restart would lose them.", file, e);
        }
    }
}
