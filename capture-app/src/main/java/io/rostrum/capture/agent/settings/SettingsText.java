package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of settings in YAML or JSON, and the line at which each of its paths stands.
 *
 * @param root its content; missing if it is empty
 * @param lines by path
 */
record SettingsText(JsonNode root, Map<String, Integer> lines) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /**
     * Reads a document.
     *
     * @throws AgentException BAD_INPUT with the line, if it is no YAML
     */
    static SettingsText read(String text) throws AgentException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            JsonNode root = parser.nextToken() == null ? MissingNode.getInstance() : value(parser, "", lines);
            return new SettingsText(root, lines);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String what = e.getOriginalMessage().startsWith("Duplicate field")
                    ? e.getOriginalMessage().replace("Duplicate field", "The field stands here twice:") + "."
                    : "This is not YAML.";
            throw AgentException.badSettings(List.of(new SettingsFault("", line, what)));
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can be read.", e);
        }
    }

    private static JsonNode value(JsonParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                String below = path.isEmpty() ? name : path + "." + name;
                lines.put(below, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                object.set(name, value(parser, below, lines));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser, path + "[" + array.size() + "]", lines));
            }
            return array;
        }
        return YAML.readTree(parser);
    }

    /** A document as YAML. */
    static String write(JsonNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JacksonException e) {
            throw new IllegalStateException("Our own document can always be written.", e);
        }
    }
}
