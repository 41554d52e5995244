package io.rostrum.capture.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code sync.json}: the proof that a recording's tracks run together. Of each source, over time: how late its frames
 * arrive, how fast its clock runs, how much its times jitter, as measured before any correction of sound. Any thread.
 */
final class SyncLog {
    /** The file's name in a recording's folder. */
    static final String FILE = "sync.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long EVERY_NANOS = 10_000_000_000L;
    /** A day of points; later ones replace none, so that the file stays small. */
    private static final int MAX_POINTS = 8_640;

    private record Key(String source, MediaKind kind) {}

    private record Point(Duration at, double offsetMillis, double driftPpm, double jitterMillis) {}

    private final Map<Key, SyncMeter> meters = new ConcurrentHashMap<>();
    private final Map<Key, List<Point>> points = new LinkedHashMap<>();
    private long lastNanos = -EVERY_NANOS;

    SyncMeter meter(String source, MediaKind kind) {
        return meters.computeIfAbsent(new Key(source, kind), key -> new SyncMeter());
    }

    /** Notes where all sources stand, if it is time. Returns whether it did. */
    synchronized boolean note(Duration at, boolean last) {
        if (!last && at.toNanos() - lastNanos < EVERY_NANOS) {
            return false;
        }
        lastNanos = at.toNanos();
        meters.forEach((key, meter) -> {
            List<Point> list = points.computeIfAbsent(key, k -> new ArrayList<>());
            if (list.size() < MAX_POINTS) {
                list.add(new Point(at, meter.offsetMillis(), meter.driftPpm(), meter.jitterMillis()));
            }
        });
        return true;
    }

    /** Writes the file. */
    synchronized void write(Path folder) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", 1);
        ArrayNode sources = root.putArray("sources");
        points.forEach((key, list) -> {
            ObjectNode source = sources.addObject();
            source.put("source", key.source());
            source.put("kind", key.kind().id());
            put(source, list.get(list.size() - 1));
            ArrayNode array = source.putArray("points");
            for (Point point : list) {
                put(array.addObject().put("atMs", point.at().toMillis()), point);
            }
        });
        StateFile.replace(folder.resolve(FILE), MAPPER.writeValueAsBytes(root));
    }

    private static void put(ObjectNode node, Point point) {
        node.put("offsetMs", rounded(point.offsetMillis()));
        node.put("driftPpm", rounded(point.driftPpm()));
        node.put("jitterMs", rounded(point.jitterMillis()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
