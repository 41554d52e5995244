package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderException.Code;
import io.rostrum.capture.recording.StateFile;
import io.rostrum.encoder.text.CaptionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The captions that people gave a recording, as they gave them: {@code <recording>/captions/<lang>.captions}. They survive a
 * new encoding. A language that was taken away leaves {@code <lang>.gone}, until the package has lost it too.
 */
public final class CaptionFolder {
    private static final String THERE = ".captions";
    private static final String GONE = ".gone";

    private final Path folder;

    /** @param recording the recording's own folder */
    public CaptionFolder(Path recording) {
        folder = recording.resolve("captions");
    }

    /** Keeps a language's captions; {@code language} is in its usual spelling. */
    public void put(String language, byte[] text) throws RecorderException {
        try {
            StateFile.createDirectories(folder);
            StateFile.replace(folder.resolve(language + THERE), text);
            Files.deleteIfExists(folder.resolve(language + GONE));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Takes a language's captions away. */
    public void remove(String language) throws RecorderException {
        try {
            StateFile.createDirectories(folder);
            StateFile.replace(folder.resolve(language + GONE), new byte[0]);
            Files.deleteIfExists(folder.resolve(language + THERE));
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** What there is, by language. */
    public List<CaptionSource> sources() throws RecorderException {
        List<CaptionSource> sources = new ArrayList<>();
        for (String language : languages(THERE)) {
            sources.add(new CaptionSource(language, folder.resolve(language + THERE)));
        }
        return sources;
    }

    /** Languages that a package may still hold though they were taken away. */
    Set<String> gone() throws RecorderException {
        return new HashSet<>(languages(GONE));
    }

    /** The package has lost these too. */
    void forget(Set<String> languages) throws RecorderException {
        try {
            for (String language : languages) {
                Files.deleteIfExists(folder.resolve(language + GONE));
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private List<String> languages(String suffix) throws RecorderException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private RecorderException disk(IOException cause) {
        return new RecorderException(
                Code.DISK, "The captions in " + folder + " cannot be kept: " + cause.getMessage() + ".", cause);
    }
}
