package io.rostrum.encoder.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The lecture's chapters: {@value #FILE_NAME}, an array of {@code {"startTime":12.3,"title":"…"}}, times in seconds. */
public final class Chapters {
    public static final String FILE_NAME = "chapters.json";

    private static final JsonMapper JSON = new JsonMapper();

    private Chapters() {}

    /**
     * Writes the chapters by their start; of two that start in the same millisecond the later given stays. Writes nothing
     * if there are none.
     *
     * @throws EncoderException IO if the disk fails
     */
    public static void write(Path packageDir, Collection<Chapter> chapters) throws EncoderException {
        if (chapters.isEmpty()) {
            return;
        }
        Map<Long, Chapter> byStart = new TreeMap<>();
        chapters.forEach(chapter -> byStart.put(chapter.start().toMillis(), chapter));
        ArrayNode array = JSON.createArrayNode();
        byStart.forEach((millis, chapter) -> array.addObject()
                .put("startTime", BigDecimal.valueOf(millis, 3))
                .put("title", chapter.title()));
        try {
            WholeFile.replace(packageDir.resolve(FILE_NAME), JSON.writeValueAsBytes(array));
        } catch (JsonProcessingException e) {
            throw new EncoderException(Code.IO, "The chapters cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
