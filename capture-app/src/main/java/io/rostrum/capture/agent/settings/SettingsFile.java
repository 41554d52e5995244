package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Layout;
import io.rostrum.uploader.UploadWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings as a technician writes them, in YAML or JSON. Every field may be left out; an unknown one is refused,
 * because a misspelt window would let lectures travel by day.
 */
record SettingsFile(
        String data,
        String room,
        String bind,
        Integer port,
        List<String> sources,
        String layout,
        String ladder,
        DestinationPart destination) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    private static final SettingsFile EMPTY = new SettingsFile(null, null, null, null, null, null, null, null);

    /** The destination as it is written. */
    record DestinationPart(String url, String tokenFile, String window) {}

    /** Reads a file; what it leaves out is as in {@code standard}. */
    static AgentSettings read(Path file, AgentSettings standard) throws AgentException {
        try {
            String text = Files.readString(file);
            SettingsFile content = isEmpty(text) ? null : YAML.readValue(text, SettingsFile.class);
            return (content == null ? EMPTY : content)
                    .over(standard, file.toAbsolutePath().getParent());
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw bad(file, "has the field \"" + e.getPropertyName() + "\", which is not known; known are " + known, e);
        } catch (JsonMappingException e) {
            throw bad(
                    file,
                    e.getPath().isEmpty() ? "is not a list of settings" : field(e) + " has a wrong kind of value",
                    e);
        } catch (JacksonException e) {
            throw bad(file, "is not YAML in line " + e.getLocation().getLineNr(), e);
        } catch (IllegalArgumentException e) {
            throw new AgentException(
                    AgentException.Code.BAD_INPUT, "In the settings file " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + Reason.of(e) + ")", e);
        }
    }

    private static boolean isEmpty(String text) throws IOException {
        try (JsonParser parser = YAML.createParser(text)) {
            return parser.nextToken() == null;
        }
    }

    private static String field(JsonMappingException e) {
        return "\""
                + e.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "#" + (step.getIndex() + 1) : step.getFieldName())
                        .collect(Collectors.joining("."))
                + "\"";
    }

    private static AgentException bad(Path file, String what, Exception cause) {
        return new AgentException(
                AgentException.Code.BAD_INPUT, "The settings file " + file + " " + what + ". Correct it.", cause);
    }

    private AgentSettings over(AgentSettings standard, Path folder) {
        RoomSettings room = new RoomSettings(
                or(this.room, standard.room().name()),
                sources == null
                        ? standard.room().sources()
                        : sources.stream().map(SourceSpec::parse).toList(),
                layout == null ? standard.room().layout() : Optional.of(Layout.of(layout)));
        return new AgentSettings(
                data == null ? standard.data() : new DataFolder(folder.resolve(data)),
                room,
                new HttpSettings(
                        or(bind, standard.http().bind()),
                        or(port, standard.http().port()),
                        standard.http().https()),
                ladder == null ? standard.ladder() : Ladder.of(ladder),
                destination == null ? standard.destination() : Optional.of(destination(destination, folder)));
    }

    private static Destination destination(DestinationPart part, Path folder) {
        if (part.url() == null) {
            throw new IllegalArgumentException("The destination needs its url.");
        }
        return new Destination(
                Destination.url(part.url()),
                Optional.ofNullable(part.tokenFile()).map(folder::resolve),
                Optional.ofNullable(part.window()).map(UploadWindow::parse));
    }

    private static <T> T or(T value, T standard) {
        return value == null ? standard : value;
    }
}
