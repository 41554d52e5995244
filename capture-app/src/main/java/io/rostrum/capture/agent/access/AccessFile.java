package io.rostrum.capture.agent.access;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.Reason;
import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The hashes of passwords and tokens, in a file that its user alone may read. A damaged one keeps everybody out. */
final class AccessFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    AccessFile(Path file) {
        this.file = file;
    }

    /**
     * What the file holds.
     *
     * @param passwords a hash for each role that has one, by the role's name
     */
    record Content(Map<String, String> passwords, List<Token> tokens) {
        static final Content EMPTY = new Content(Map.of(), List.of());

        Content {
            passwords = passwords == null ? Map.of() : Map.copyOf(passwords);
            tokens = tokens == null ? List.of() : List.copyOf(tokens);
        }
    }

    /**
     * A token of a program.
     *
     * @param id by which it is taken away
     * @param name for people
     * @param scopes by their names
     * @param digest SHA-256 of the token
     */
    record Token(String id, String name, List<String> scopes, String digest, Instant createdAt) {}

    Content read() throws AgentException {
        try {
            return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Content.class) : Content.EMPTY;
        } catch (JacksonException e) {
            throw new AgentException(
                    AgentException.Code.IO,
                    "The passwords in " + file + " cannot be read. Delete the file and set new ones at this PC.",
                    e);
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.IO, "The passwords in " + file + " cannot be read (" + Reason.of(e) + ").", e);
        }
    }

    void write(Content content) throws IOException {
        StateFile.createDirectories(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        StateFile.replace(file, JSON.writeValueAsBytes(content));
    }
}
