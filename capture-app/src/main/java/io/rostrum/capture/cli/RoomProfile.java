package io.rostrum.capture.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of many rooms, in which {@code ${column}} stands for a room's own value. Values are put into the read
 * document, not into its text, so no value can break it.
 */
final class RoomProfile {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode document;

    private RoomProfile(JsonNode document) {
        this.document = document;
    }

    static RoomProfile read(Path file) throws IOException, CommandFailure {
        try {
            JsonNode document = YAML.readTree(Files.readString(file));
            if (document == null || !document.isObject()) {
                throw CommandFailure.badInput(file + " holds no settings.");
            }
            return new RoomProfile(document);
        } catch (NoSuchFileException e) {
            throw CommandFailure.badInput(file + " does not exist.", e);
        } catch (JacksonException e) {
            throw CommandFailure.badInput(file + " is no YAML: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The settings of one room, as YAML.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    String of(Map<String, String> room) throws IOException {
        return YAML.writeValueAsString(fill(document, room));
    }

    private static JsonNode fill(JsonNode node, Map<String, String> room) {
        if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), room)));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> filled.add(fill(item, room)));
            return filled;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(fill(node.asText(), room)) : node;
    }

    private static String fill(String text, Map<String, String> room) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = room.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The table has no column " + place.group(1) + ".");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
