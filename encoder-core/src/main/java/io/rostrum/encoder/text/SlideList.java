package io.rostrum.encoder.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The lecture's slides: {@value #FILE_NAME}, an array of {@code {"startTime":12.3,"endTime":80.1,"image":"slides/0002.jpg"}},
 * times in seconds, images relative to the package.
 */
public final class SlideList {
    public static final String FILE_NAME = "slides.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLI = 3;

    private SlideList() {}

    /**
     * One slide.
     *
     * @param start when it appears, from the programme's start
     * @param image relative to the package
     */
    public record Slide(Duration start, String image) {}

    /**
     * Writes the list; nothing if there is no slide.
     *
     * @param slides by their start; each lasts until the next
     * @param end of the programme
     * @throws EncoderException IO if the disk fails
     */
    public static void write(Path packageDir, List<Slide> slides, Duration end) throws EncoderException {
        if (slides.isEmpty()) {
            return;
        }
        ArrayNode array = JSON.createArrayNode();
        for (int i = 0; i < slides.size(); i++) {
            Duration until = i + 1 < slides.size() ? slides.get(i + 1).start() : end;
            array.addObject()
                    .put("startTime", seconds(slides.get(i).start()))
                    .put("endTime", seconds(until))
                    .put("image", slides.get(i).image());
        }
        try {
            WholeFile.replace(packageDir.resolve(FILE_NAME), JSON.writeValueAsBytes(array));
        } catch (JsonProcessingException e) {
            throw new EncoderException(Code.IO, "The slides cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), MILLI);
    }
}
