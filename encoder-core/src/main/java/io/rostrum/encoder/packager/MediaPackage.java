package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A media package: a directory with playlists, media and, once sealed, a manifest. Immutable and thread-safe; every call
 * looks at the disk as it is then.
 */
public final class MediaPackage {
    /** The file name of the multivariant playlist. */
    public static final String PLAYLIST = "master.m3u8";

    private static final Pattern LISTENING = Pattern.compile("audio(-[^/]+)?\\.m3u8");

    private final Path directory;

    /** Whether a file is a playlist for listening: {@code audio.m3u8} of the main language, {@code audio-fr.m3u8} of another. */
    public static boolean isListening(String path) {
        return LISTENING.matcher(path).matches();
    }

    private MediaPackage(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens a package.
     *
     * @throws EncoderException BAD_INPUT if there is no such directory
     */
    public static MediaPackage open(Path directory) throws EncoderException {
        if (!Files.exists(directory)) {
            throw new EncoderException(Code.BAD_INPUT, "There is no folder " + directory + ".");
        }
        if (!Files.isDirectory(directory)) {
            throw new EncoderException(
                    Code.BAD_INPUT, directory + " is a file; a media package is a folder with " + PLAYLIST + ".");
        }
        return new MediaPackage(directory);
    }

    public Path directory() {
        return directory;
    }

    /** The multivariant playlist, whether or not it is there yet. */
    public Path playlist() {
        return directory.resolve(PLAYLIST);
    }

    /** Whether the package is complete: it has its manifest. */
    public boolean isSealed() {
        return Files.isRegularFile(directory.resolve(Manifest.FILE_NAME), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the manifest.
     *
     * @throws EncoderException BAD_INPUT if the package is not sealed or the manifest is damaged
     */
    public Manifest manifest() throws EncoderException {
        return Manifest.read(directory.resolve(Manifest.FILE_NAME));
    }

    /**
     * The paths of the package's files in upload order. Leaves out the manifest, and what a writer at work leaves:
     * {@code *.tmp} and names that start with a dot.
     *
     * @throws EncoderException BAD_INPUT if something there is neither file nor folder, such as a link; IO if the
     *     directory cannot be read
     */
    public List<String> files() throws EncoderException {
        Listing listing = list();
        if (!listing.others().isEmpty()) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    directory.resolve(listing.others().get(0))
                            + " is a link or a device; a package holds plain files only. Remove it.");
        }
        return listing.files();
    }

    /**
     * What the directory holds; links are not followed.
     *
     * @param files plain files in upload order
     * @param others what is neither file nor folder
     */
    record Listing(List<String> files, List<String> others) {}

    Listing list() throws EncoderException {
        List<String> files = new ArrayList<>();
        List<String> others = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                String name = relative(path);
                if (name.isEmpty() || isTemporary(name) || name.equals(Manifest.FILE_NAME)) {
                    continue;
                }
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(name);
                } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    others.add(name);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new EncoderException(Code.IO, "Listing " + directory + " failed: " + e.getMessage() + ".", e);
        }
        files.sort(new UploadOrder());
        return new Listing(List.copyOf(files), List.copyOf(others));
    }

    private String relative(Path path) {
        List<String> names = new ArrayList<>();
        directory.relativize(path).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static boolean isTemporary(String path) {
        return path.endsWith(".tmp") || path.startsWith(".") || path.contains("/.");
    }
}
