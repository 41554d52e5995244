package io.rostrum.capture.agent.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who changed what, and who was kept from it: a line of JSON each, a file a month, kept for thirteen. Any thread. */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int MONTHS = 13;
    private static final long MOST_BYTES_A_MONTH = 20L << 20;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path folder;
    private final Clock clock;

    /**
     * One line.
     *
     * @param who the caller's name
     * @param from the address
     * @param status HTTP's
     */
    public record Entry(Instant time, String who, String from, String method, String path, int status) {}

    public AuditLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes a line; a disk that refuses it is told in the log and does not stop the change. */
    public synchronized void write(String who, String from, String method, String path, int status) {
        Instant now = clock.instant();
        Path file = folder.resolve("audit-" + MONTH.format(now) + ".jsonl");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                forget();
            } else if (Files.size(file) > MOST_BYTES_A_MONTH) {
                return; // somebody floods it; the first 20 MB tell who
            }
            String line = JSON.writeValueAsString(new Entry(now, who, from, method, path, status)) + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("The audit log {} cannot be written: {}", file, e.toString());
        }
    }

    private void forget() throws IOException {
        List<Path> files = files();
        for (Path old : files.subList(0, Math.max(0, files.size() - MONTHS + 1))) {
            Files.delete(old);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("audit-\\d{4}-\\d{2}\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** The newest lines, newest first. */
    public synchronized List<Entry> newest(int most) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<Path> files = new ArrayList<>(files());
        Collections.reverse(files);
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = lines.size() - 1; i >= 0 && entries.size() < most; i--) {
                read(lines.get(i), entries);
            }
        }
        return entries;
    }

    private static void read(String line, List<Entry> entries) {
        try {
            entries.add(JSON.readValue(line, Entry.class));
        } catch (JsonProcessingException e) {
            LOG.info("A line of the audit log was cut off by a crash: {}", line);
        }
    }
}
