package io.rostrum.uploader.platform.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a lecture with a name.
 *
 * @param start when it begins, on the media's own clock
 * @param title what it is called
 */
public record Chapter(Duration start, String title) {
    private static final int MOST = 500;

    /**
     * Reads {@code chapters.json}: a list, or an object with a list {@code chapters}, of objects with {@code startTime} in
     * seconds and {@code title}, as podcasts have it. What has no time or title is left out.
     */
    public static List<Chapter> parse(JsonNode root) {
        JsonNode list = root.isArray() ? root : root.path("chapters");
        List<Chapter> chapters = new ArrayList<>();
        for (JsonNode entry : list) {
            JsonNode start = entry.has("startTime") ? entry.path("startTime") : entry.path("start");
            String title = entry.path("title").asText("").strip();
            boolean usable = start.isNumber() && start.asDouble() >= 0 && !title.isEmpty();
            if (usable && chapters.size() < MOST) {
                chapters.add(new Chapter(Duration.ofMillis((long) (start.asDouble() * 1000)), title));
            }
        }
        chapters.sort(Comparator.comparing(Chapter::start));
        return chapters;
    }
}
