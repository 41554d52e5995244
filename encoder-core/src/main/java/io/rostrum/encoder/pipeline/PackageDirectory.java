package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.packager.MediaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a folder ready for a new package, and never touches what is not ours. */
final class PackageDirectory {
    /** Marks a folder that holds a package under construction. */
    private static final String MARK = ".rostrum-package";

    /** What an unfinished package may hold at its top. */
    private static final Set<String> OURS = Set.of(
            MARK,
            "video",
            "audio",
            "master.m3u8",
            "metadata.json",
            "poster.jpg",
            "text",
            "thumbnails",
            "download",
            "chapters.json",
            "slides",
            "slides.json",
            Views.playlist(Flavor.PRESENTER),
            Views.playlist(Flavor.SLIDES));

    /** What an encoding that goes on needs of them. */
    private static final Set<String> RENDITIONS = Set.of("video", "audio", "master.m3u8");

    private PackageDirectory() {}

    /**
     * Makes the folder exist, and empty but for the renditions of an interrupted encoding of the same inputs.
     *
     * @param fingerprint tells the same encoding from another
     * @return what that encoding decided, if such renditions may be there
     * @throws EncoderException BAD_INPUT if it holds a sealed package or anything else that is not ours
     */
    static Optional<PackageMark.Decisions> prepare(Path directory, String fingerprint) throws EncoderException {
        try {
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw new EncoderException(Code.BAD_INPUT, directory + " is a file. Name a folder for the package.");
            }
            Files.createDirectories(directory);
            List<Path> inside;
            try (Stream<Path> entries = Files.list(directory)) {
                inside = entries.toList();
            }
            Optional<PackageMark.Decisions> before = interrupted(directory, fingerprint);
            if (!inside.isEmpty()) {
                clear(directory, inside, before.isPresent());
            }
            if (before.isEmpty()) {
                mark(directory, new PackageMark(fingerprint, null));
            }
            return before;
        } catch (IOException e) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "The folder " + directory + " cannot be written. Check its permissions, or name another.",
                    e);
        }
    }

    private static Optional<PackageMark.Decisions> interrupted(Path directory, String fingerprint) throws IOException {
        if (!Files.exists(directory.resolve(MARK))) {
            return Optional.empty();
        }
        PackageMark mark = PackageMark.parse(Files.readString(directory.resolve(MARK)));
        return mark.fingerprint().equals(fingerprint) ? Optional.ofNullable(mark.decisions()) : Optional.empty();
    }

    /** Says in the folder what is being made there. */
    static void mark(Path directory, PackageMark mark) throws EncoderException {
        PackageFiles.replace(directory.resolve(MARK), mark.text());
    }

    private static void clear(Path directory, List<Path> inside, boolean keepRenditions)
            throws EncoderException, IOException {
        if (Files.exists(directory.resolve("manifest.json"))) {
            throw new EncoderException(
                    Code.BAD_INPUT, directory + " holds a sealed package already. Name another folder.");
        }
        boolean ours = Files.exists(directory.resolve(MARK))
                && inside.stream()
                        .map(path -> path.getFileName().toString())
                        .allMatch(name -> isOneOf(OURS, name) || name.endsWith(".tmp"));
        if (!ours) {
            throw new EncoderException(
                    Code.BAD_INPUT, directory + " is not empty. Name an empty or a new folder for the package.");
        }
        for (Path path : inside) {
            if (!keepRenditions || !isOneOf(RENDITIONS, path.getFileName().toString())) {
                delete(path);
            }
        }
    }

    /** The playlists for listening, one a language, belong to each. */
    private static boolean isOneOf(Set<String> names, String name) {
        return names.contains(name) || MediaPackage.isListening(name);
    }

    /** Deletes a file or a folder with all that is in it, if it is there. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Takes the mark away: the package is sealed. */
    static void sealed(Path directory) throws EncoderException {
        try {
            Files.deleteIfExists(directory.resolve(MARK));
        } catch (IOException e) {
            throw PackageFiles.failure(directory, e);
        }
    }
}
