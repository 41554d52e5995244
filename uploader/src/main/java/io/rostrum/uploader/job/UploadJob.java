package io.rostrum.uploader.job;

import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * One package and where it goes.
 *
 * @param packageDirectory a sealed media package (holds manifest.json)
 * @param destination the platform's base address, a tus server's creation address, or a {@code file:} folder, in which
 *     the package gets a folder named by its id
 * @param token null if the destination asks for none
 * @param bytesPerSecond the most that may leave this machine; 0 = unlimited
 * @param progress hears how far it is
 */
public record UploadJob(
        Path packageDirectory, URI destination, TokenSource token, long bytesPerSecond, ProgressListener progress) {
    public UploadJob {
        Objects.requireNonNull(packageDirectory, "packageDirectory");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(progress, "progress");
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("A rate is at least 0 bytes a second, not " + bytesPerSecond + ".");
        }
    }

    /**
     * Reads a destination as a person writes it: an http:// or https:// address, a file: address, or a folder's path.
     *
     * @throws UploadException BAD_DESTINATION if it is none of them
     */
    public static URI destination(String text) throws UploadException {
        String clean = text.strip();
        String lower = clean.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("file:")) {
                return new URI(clean);
            }
            // One letter before a colon is a Windows drive, more are a scheme that we do not know.
            if (!clean.isEmpty() && !lower.matches("[a-z][a-z0-9+.-]+:.*")) {
                return Path.of(clean).toAbsolutePath().toUri();
            }
        } catch (URISyntaxException | InvalidPathException e) {
            throw new UploadException(Code.BAD_DESTINATION, sentence(text), e);
        }
        throw new UploadException(Code.BAD_DESTINATION, sentence(text));
    }

    private static String sentence(String text) {
        return "\"" + text + "\" is no destination: write an http:// or https:// address or a folder's path.";
    }
}
