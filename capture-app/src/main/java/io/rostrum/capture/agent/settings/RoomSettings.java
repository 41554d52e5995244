package io.rostrum.capture.agent.settings;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.Layout;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The room.
 *
 * @param name for people
 * @param sources what is recorded; never empty
 * @param layout the programme's, when the lecturer chooses none; empty lets the sources decide
 */
public record RoomSettings(String name, List<SourceSpec> sources, Optional<Layout> layout) {
    /** The three sources that Rostrum makes itself, for a PC without devices. */
    public static final List<SourceSpec> TEST_SOURCES =
            List.of(SourceSpec.parse("test:camera"), SourceSpec.parse("test:slides"), SourceSpec.parse("test:speech"));

    public RoomSettings {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The room needs a name.");
        }
        sources = List.copyOf(sources);
        Objects.requireNonNull(layout, "layout");
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("A room needs at least one source.");
        }
        Set<String> ids = new HashSet<>();
        for (SourceSpec source : sources) {
            if (!ids.add(source.id())) {
                throw new IllegalArgumentException("The source " + source.id() + " is named twice.");
            }
        }
    }
}
