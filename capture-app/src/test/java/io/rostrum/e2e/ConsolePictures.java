package io.rostrum.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./rostrum guide-pictures} runs for the console: its pages as a technician sees them, for the guides. */
public final class ConsolePictures {
    /** What the tour draws, and its name in the guides. */
    private static final Map<String, String> WANTED = Map.of(
            "console-wizard-desk.png", "console-wizard.png",
            "console-timetable-desk.png", "console-timetable.png",
            "console-recording-desk.png", "console-recording.png");

    private ConsolePictures() {}

    /** Argument: the folder for the pictures. */
    public static void main(String[] args) throws Exception {
        Path target = Files.createDirectories(Path.of(args[0]));
        Path folder = Files.createTempDirectory("rostrum-pictures");
        try (ConsoleTour tour = new ConsoleTour(folder)) {
            JsonNode seen = tour.chromium("Thermodynamics II", folder);
            if (!seen.path("failure").isNull()) {
                throw new IllegalStateException(seen.path("failure").asText());
            }
            for (Map.Entry<String, String> picture : WANTED.entrySet()) {
                Files.copy(
                        folder.resolve(picture.getKey()),
                        target.resolve(picture.getValue()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            List<Path> left;
            try (Stream<Path> all = Files.walk(folder)) {
                left = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }
}
