package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.job.TokenSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token in a file, read anew each time, so that a new one is used without a restart. */
public record TokenFile(Path file) implements TokenSource {
    @Override
    public String token() throws IOException {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IOException("The token file " + file + " is empty. Put the platform's token into it.");
            }
            return token;
        } catch (FileSystemException e) {
            throw new IOException(
                    "The token file " + file + " cannot be read (" + Reason.of(e)
                            + "). Check its path and permissions.",
                    e);
        }
    }
}
