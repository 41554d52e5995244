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
 * @param target where it goes
 * @param bandwidth how fast
 * @param fence whether this attempt still counts
 * @param progress hears how far it is
 */
public record UploadJob(
        Path packageDirectory, Target target, Bandwidth bandwidth, Fence fence, ProgressListener progress) {
    public UploadJob {
        Objects.requireNonNull(packageDirectory, "packageDirectory");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(bandwidth, "bandwidth");
        Objects.requireNonNull(fence, "fence");
        Objects.requireNonNull(progress, "progress");
    }

    /** An upload that a person starts by hand, at one rate (bytes a second, 0 = unlimited). */
    public UploadJob(Path packageDirectory, Target target, long bytesPerSecond, ProgressListener progress) {
        this(packageDirectory, target, Bandwidth.of(bytesPerSecond), Fence.NONE, progress);
    }

    /** The same to an address alone; {@code token} is null if it asks for none. */
    public UploadJob(
            Path packageDirectory, URI destination, TokenSource token, long bytesPerSecond, ProgressListener progress) {
        this(packageDirectory, Target.of(destination).with(token), bytesPerSecond, progress);
    }

    /** Where it goes. */
    public URI destination() {
        return target.address();
    }

    /**
     * Reads a destination as a person writes it: an http://, https://, s3:// or file: address, or a folder's path.
     *
     * @throws UploadException BAD_DESTINATION if it is none of them
     */
    public static URI destination(String text) throws UploadException {
        String clean = text.strip();
        String lower = clean.toLowerCase(Locale.ROOT);
        try {
            if (lower.matches("(https?|file|s3):.*")) {
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
        return "\"" + text + "\" is no destination: write an http://, https:// or s3:// address or a folder's path.";
    }
}
