package io.rostrum.capture.agent.playback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rostrum.capture.recording.LayoutSwitch;
import io.rostrum.capture.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How the pictures are arranged, from the moment that was asked for, and how long the lecture is. */
final class LayoutTrack implements PlayedTrack {
    private final Deque<Part> parts = new ArrayDeque<>();

    private LayoutTrack() {}

    /**
     * The layouts of a recording whose pictures come apart.
     *
     * @param sounds that may be chosen; told if there is a choice
     */
    static LayoutTrack of(Recording recording, long from, List<Sounds.Choice> sounds) {
        LayoutTrack track = new LayoutTrack();
        String first = recording.layout().id();
        for (LayoutSwitch change : recording.switches()) {
            if (change.at().toMillis() <= from) {
                first = change.layout().id();
            }
        }
        track.add(
                from,
                "{\"durationMs\":" + recording.duration().toMillis() + ",\"layout\":\"" + first + "\""
                        + (sounds.size() < 2 ? "" : ",\"sounds\":" + json(sounds)) + "}");
        for (LayoutSwitch change : recording.switches()) {
            if (change.at().toMillis() > from) {
                track.add(
                        change.at().toMillis(),
                        "{\"layout\":\"" + change.layout().id() + "\"}");
            }
        }
        return track;
    }

    private static String json(List<Sounds.Choice> sounds) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        sounds.forEach(sound -> all.addObject().put("id", sound.id()).put("name", sound.name()));
        return all.toString();
    }

    /** One picture that is arranged already. */
    static LayoutTrack composed(long from, long duration) {
        LayoutTrack track = new LayoutTrack();
        track.add(from, "{\"durationMs\":" + duration + ",\"layout\":\"slides\"}");
        return track;
    }

    private void add(long millis, String json) {
        parts.add(new Part(Part.FACTS, millis, null, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public long nextMillis() {
        return parts.isEmpty() ? END : parts.peek().millis();
    }

    @Override
    public Part take() {
        return parts.poll();
    }

    @Override
    public boolean isShownInPauses() {
        return true; // what changes within a pause holds after it
    }

    @Override
    public void skip() {
        parts.remove();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
