package io.rostrum.capture.kiosk.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Reads and writes the API's JSON; fields that a newer agent adds are passed over. */
final class Json {
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    <T> T read(String text, Class<T> type) throws AgentException {
        try {
            T value = mapper.readValue(text, type);
            if (value == null) {
                throw notUnderstood(null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw notUnderstood(e);
        }
    }

    List<Level> readLevels(String text) throws AgentException {
        return List.copyOf(read(text, Levels.class).levels());
    }

    List<Recording> readRecordings(String text) throws AgentException {
        return List.copyOf(read(text, Recordings.class).recordings());
    }

    /** The sentence of an RFC 9457 problem document, or the text's first line if it is none. */
    String problem(String text) {
        try {
            JsonNode problem = mapper.readTree(text);
            JsonNode detail = problem.path("detail").isMissingNode() ? problem.path("title") : problem.path("detail");
            return detail.isTextual() ? detail.asText() : "The agent gave no reason.";
        } catch (JsonProcessingException e) {
            return text.isBlank()
                    ? "The agent gave no reason."
                    : text.strip().lines().findFirst().orElseThrow();
        }
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request of ours cannot be written as JSON.", e);
        }
    }

    private static AgentException notUnderstood(JsonProcessingException cause) {
        return new AgentException(
                AgentException.Code.REFUSED,
                "The agent's answer is not understood. Do the kiosk and the agent have the same version?",
                cause);
    }

    private record Levels(List<Level> levels) {}

    private record Recordings(List<Recording> recordings) {}
}
