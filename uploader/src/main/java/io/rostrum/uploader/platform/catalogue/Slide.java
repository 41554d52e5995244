package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A slide that was shown.
 *
 * @param start when it appears, on the media's own clock
 * @param image its picture's path in the package
 */
public record Slide(Duration start, String image) {
    private static final int MOST = 2_000;

    /** Reads {@code slides.json}: a list of objects with {@code startTime} in seconds and {@code image}, a path. */
    public static List<Slide> parse(JsonNode root, LectureFiles files) {
        List<Slide> slides = new ArrayList<>();
        for (JsonNode entry : root) {
            JsonNode start = entry.path("startTime");
            String image = entry.path("image").asText("");
            boolean usable = start.isNumber() && start.asDouble() >= 0 && files.has(image);
            if (usable && slides.size() < MOST) {
                slides.add(new Slide(Duration.ofMillis(Math.round(start.asDouble() * 1000)), image));
            }
        }
        slides.sort(Comparator.comparing(Slide::start));
        return slides;
    }
}
