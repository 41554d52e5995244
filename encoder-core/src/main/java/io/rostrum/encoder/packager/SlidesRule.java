package io.rostrum.encoder.packager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.text.SlideList;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** {@code slides.json}, where there is one, is an array of slides, ascending in time, each with a picture that is there
 * ({@link SlideList}). */
final class SlidesRule implements Rule {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return "slides";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        if (!view.listing.files().contains(SlideList.FILE_NAME)) {
            return;
        }
        JsonNode slides;
        try {
            slides = JSON.readTree(
                    Files.readAllBytes(view.mediaPackage.directory().resolve(SlideList.FILE_NAME)));
        } catch (JsonProcessingException e) {
            problems.accept(Problem.error(this, SlideList.FILE_NAME, "It is no JSON: " + e.getOriginalMessage() + "."));
            return;
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading the slides failed: " + e.getMessage() + ".", e);
        }
        if (!slides.isArray()) {
            problems.accept(Problem.error(this, SlideList.FILE_NAME, "It is no array of slides."));
            return;
        }
        double before = -1;
        for (int i = 0; i < slides.size(); i++) {
            String number = "Slide " + (i + 1);
            JsonNode start = slides.get(i).path("startTime");
            String image = slides.get(i).path("image").asText();
            if (!start.isNumber() || start.asDouble() <= before) {
                problems.accept(Problem.error(
                        this, SlideList.FILE_NAME, number + " needs a startTime after that of the one before."));
            }
            if (!view.listing.files().contains(image)) {
                problems.accept(Problem.error(
                        this,
                        SlideList.FILE_NAME,
                        number + " names the picture \"" + image + "\", which is not there."));
            }
            before = Math.max(before, start.asDouble());
        }
    }
}
