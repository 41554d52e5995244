package io.rostrum.capture.recording;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TimeRange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code recording.json}: written in full, read tolerantly (fields that are not known are passed over). */
final class RecordingJson {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingJson.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordingJson() {}

    static byte[] write(Recording recording) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", 1);
        root.put("id", recording.id().value());
        root.put("title", recording.title());
        root.put("course", recording.course());
        root.put("lecturer", recording.lecturer());
        root.put("language", recording.language());
        root.put("layout", recording.layout().id());
        var switches = root.putArray("switches");
        for (LayoutSwitch change : recording.switches()) {
            switches.addObject()
                    .put("at", change.at().toString())
                    .put("layout", change.layout().id());
        }
        root.put("state", recording.state().id());
        root.put("startedAt", recording.startedAt().toString());
        root.put(
                "endedAt",
                recording.endedAt() == null ? null : recording.endedAt().toString());
        var tracks = root.putArray("tracks");
        for (RecordedTrack track : recording.tracks()) {
            tracks.addObject()
                    .put("id", track.id())
                    .put("kind", track.kind().id())
                    .put("flavor", track.flavor().id())
                    .put("source", track.source())
                    .put("file", track.file());
        }
        var gaps = root.putArray("gaps");
        for (Gap gap : recording.gaps()) {
            gaps.addObject()
                    .put("source", gap.source())
                    .put("start", gap.range().start().toString())
                    .put("end", gap.range().end().toString())
                    .put("reason", gap.reason());
        }
        root.put("problem", recording.problem());
        root.put("watchUrl", recording.watchUrl());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** Reads a recording; empty if the text is torn or lacks what no recording can be without. */
    static Optional<Recording> read(byte[] text) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(text);
            return root != null && root.isObject() ? Optional.of(recording(root)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | NullPointerException | DateTimeException e) {
            LOG.warn("A recording's description is not readable: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Recording recording(JsonNode root) {
        return new RecordingBuilder(
                        new RecordingId(text(root, "id")),
                        text(root, "title"),
                        Layout.of(text(root, "layout")),
                        RecordingState.of(text(root, "state")),
                        Instant.parse(text(root, "startedAt")))
                .course(text(root, "course"))
                .lecturer(text(root, "lecturer"))
                .language(text(root, "language"))
                .switches(switches(root.path("switches")))
                .endedAt(text(root, "endedAt") == null ? null : Instant.parse(text(root, "endedAt")))
                .tracks(tracks(root.path("tracks")))
                .gaps(gaps(root.path("gaps")))
                .problem(text(root, "problem"))
                .watchUrl(text(root, "watchUrl"))
                .build();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private static List<LayoutSwitch> switches(JsonNode array) {
        List<LayoutSwitch> switches = new ArrayList<>();
        for (JsonNode node : array) {
            switches.add(new LayoutSwitch(Duration.parse(text(node, "at")), Layout.of(text(node, "layout"))));
        }
        return switches;
    }

    private static List<RecordedTrack> tracks(JsonNode array) {
        List<RecordedTrack> tracks = new ArrayList<>();
        for (JsonNode node : array) {
            tracks.add(new RecordedTrack(
                    text(node, "id"),
                    MediaKind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
                    Flavor.of(text(node, "flavor")),
                    text(node, "source"),
                    text(node, "file")));
        }
        return tracks;
    }

    private static List<Gap> gaps(JsonNode array) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode node : array) {
            TimeRange range = new TimeRange(Duration.parse(text(node, "start")), Duration.parse(text(node, "end")));
            gaps.add(new Gap(text(node, "source"), range, text(node, "reason")));
        }
        return gaps;
    }
}
