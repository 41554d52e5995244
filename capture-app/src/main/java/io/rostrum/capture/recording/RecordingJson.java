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
        root.put(
                "plannedEnd",
                recording.plannedEnd() == null ? null : recording.plannedEnd().toString());
        root.put("preBuffer", recording.preBuffer().toString());
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
        var pauses = root.putArray("pauses");
        for (Pause pause : recording.pauses()) {
            pauses.addObject()
                    .put("start", pause.start().toString())
                    .put("end", pause.end() == null ? null : pause.end().toString())
                    .put("mode", pause.mode().id());
        }
        var markers = root.putArray("markers");
        for (Marker marker : recording.markers()) {
            markers.addObject().put("at", marker.at().toString()).put("text", marker.text());
        }
        if (recording.trim() != null) {
            root.putObject("trim")
                    .put("start", recording.trim().start().toString())
                    .put("end", recording.trim().end().toString());
        }
        root.put("recovered", recording.recovered());
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
                .endedAt(instant(root, "endedAt"))
                .plannedEnd(instant(root, "plannedEnd"))
                .preBuffer(text(root, "preBuffer") == null ? Duration.ZERO : Duration.parse(text(root, "preBuffer")))
                .tracks(tracks(root.path("tracks")))
                .gaps(gaps(root.path("gaps")))
                .pauses(pauses(root.path("pauses")))
                .markers(markers(root.path("markers")))
                .trim(root.path("trim").isObject() ? range(root.path("trim")) : null)
                .recovered(root.path("recovered").asBoolean(false))
                .problem(text(root, "problem"))
                .watchUrl(text(root, "watchUrl"))
                .build();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    private static Instant instant(JsonNode node, String field) {
        String value = text(node, field);
        return value == null ? null : Instant.parse(value);
    }

    private static TimeRange range(JsonNode node) {
        return new TimeRange(Duration.parse(text(node, "start")), Duration.parse(text(node, "end")));
    }

    private static List<Pause> pauses(JsonNode array) {
        List<Pause> pauses = new ArrayList<>();
        for (JsonNode node : array) {
            String end = text(node, "end");
            pauses.add(new Pause(
                    Duration.parse(text(node, "start")),
                    end == null ? null : Duration.parse(end),
                    PauseMode.of(text(node, "mode"))));
        }
        return pauses;
    }

    private static List<Marker> markers(JsonNode array) {
        List<Marker> markers = new ArrayList<>();
        for (JsonNode node : array) {
            markers.add(new Marker(Duration.parse(text(node, "at")), text(node, "text")));
        }
        return markers;
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
            gaps.add(new Gap(text(node, "source"), range(node), text(node, "reason")));
        }
        return gaps;
    }
}
