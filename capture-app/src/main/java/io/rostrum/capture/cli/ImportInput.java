package io.rostrum.capture.cli;

import io.rostrum.capture.recording.ImportedFile;
import io.rostrum.encoder.media.Flavor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which media files an import means, and what each shows. */
final class ImportInput {
    private static final Pattern MEDIA = Pattern.compile(
            ".*\\.(mp4|m4v|mov|mkv|webm|ts|mts|m2ts|mpg|mpeg|avi|wmv|flv|ogv|3gp|mp3|m4a|aac|wav|flac|ogg|opus)");
    private static final Pattern SLIDES = Pattern.compile(".*(slides?|screen|desktop|vga|hdmi|presentation).*");
    private static final Pattern PRESENTER = Pattern.compile(".*(presenter|camera|lecturer|speaker|teacher).*");

    private ImportInput() {}

    /**
     * The files that the command's words name.
     *
     * @param target a file, or a folder of files that share a start; null if all stand with their flavor
     * @param flavored as {@code FLAVOR=FILE}
     */
    static List<ImportedFile> of(Path target, List<String> flavored) throws CommandFailure, IOException {
        Map<Flavor, Path> files = new EnumMap<>(Flavor.class);
        if (target != null && Files.isDirectory(target)) {
            addFolder(target, files);
        } else if (target != null) {
            add(files, Flavor.COMPOSED, target);
        }
        for (String pair : flavored) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw CommandFailure.badInput(
                        "--flavor needs FLAVOR=FILE, for example slides=screen.mkv; not \"" + pair + "\".");
            }
            try {
                add(files, Flavor.of(pair.substring(0, equals)), Path.of(pair.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.badInput(e.getMessage(), e);
            }
        }
        if (files.isEmpty()) {
            throw CommandFailure.badInput("Name a media file, or a folder of media files or of a recording.");
        }
        List<ImportedFile> found = new ArrayList<>();
        files.forEach((flavor, file) -> found.add(new ImportedFile(file, flavor)));
        return found;
    }

    private static void addFolder(Path folder, Map<Flavor, Path> files) throws CommandFailure, IOException {
        List<Path> media;
        try (Stream<Path> entries = Files.list(folder)) {
            media = entries.filter(Files::isRegularFile)
                    .filter(file -> MEDIA.matcher(name(file)).matches())
                    .sorted()
                    .toList();
        }
        if (media.isEmpty()) {
            throw CommandFailure.badInput(folder + " holds neither media files nor a recording.");
        }
        for (Path file : media) {
            Flavor flavor = media.size() == 1 ? Flavor.COMPOSED : flavor(folder, file);
            add(files, flavor, file);
        }
    }

    private static Flavor flavor(Path folder, Path file) throws CommandFailure {
        if (PRESENTER.matcher(name(file)).matches()) {
            return Flavor.PRESENTER;
        }
        if (SLIDES.matcher(name(file)).matches()) {
            return Flavor.SLIDES;
        }
        throw CommandFailure.badInput("Of the files in " + folder + ", " + file.getFileName()
                + " does not say what it shows. Name them as --flavor presenter=FILE --flavor slides=FILE.");
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static void add(Map<Flavor, Path> files, Flavor flavor, Path file) throws CommandFailure {
        Path before = files.put(flavor, file.toAbsolutePath().normalize());
        if (before != null) {
            throw CommandFailure.badInput("Both " + before + " and " + file + " would be " + flavor.id()
                    + "; a recording has one. Import them one by one, or name their flavors.");
        }
    }
}
