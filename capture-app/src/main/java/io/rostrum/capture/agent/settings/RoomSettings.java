package io.rostrum.capture.agent.settings;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.text.LanguageTag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The room.
 *
 * @param name for people
 * @param lines the sources that are recorded; never empty
 * @param layout the programme's, when the lecturer chooses none; empty lets the sources decide
 * @param language of the speech as BCP 47 writes it, when nobody says another
 */
public record RoomSettings(String name, List<SourceLine> lines, Optional<Layout> layout, Optional<String> language) {
    /** The three sources that Rostrum makes itself, for a PC without devices. */
    public static final List<SourceLine> TEST_SOURCES =
            List.of(SourceLine.of("test:camera"), SourceLine.of("test:slides"), SourceLine.of("test:speech"));

    public RoomSettings {
        lines = List.copyOf(lines);
        Objects.requireNonNull(layout, "layout");
        language = language.map(LanguageTag::checked);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The room needs a name.");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A room needs at least one source.");
        }
    }

    /** A room in which each lecturer says the language. */
    public RoomSettings(String name, List<SourceLine> lines, Optional<Layout> layout) {
        this(name, lines, layout, Optional.empty());
    }

    /** The sources, in order. */
    public List<SourceSpec> sources() {
        return lines.stream().map(SourceLine::spec).toList();
    }

    /** What people call a source; empty for the device's own name. */
    public Optional<String> nameOf(String id) {
        return lines.stream()
                .filter(line -> line.spec().id().equals(id))
                .findFirst()
                .flatMap(SourceLine::name);
    }

    /** For a microphone's id, the id of the one that takes over while it is lost. */
    public Map<String, String> backups() {
        return lines.stream()
                .filter(line -> line.backup().isPresent())
                .collect(Collectors.toMap(
                        line -> line.spec().id(), line -> line.backup().orElseThrow()));
    }
}
