package io.rostrum.encoder.packager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.text.Chapters;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** {@code chapters.json}, where there is one, is an array of chapters with a title each, ascending in time (DESIGN, "On
 * disk"). */
final class ChaptersRule implements Rule {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String id() {
        return "chapters";
    }

    @Override
    public String clause() {
        return "Rostrum package";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        if (!view.listing.files().contains(Chapters.FILE_NAME)) {
            return;
        }
        JsonNode chapters;
        try {
            chapters = JSON.readTree(
                    Files.readAllBytes(view.mediaPackage.directory().resolve(Chapters.FILE_NAME)));
        } catch (JsonProcessingException e) {
            problems.accept(Problem.error(this, Chapters.FILE_NAME, "It is no JSON: " + e.getOriginalMessage() + "."));
            return;
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Reading the chapters failed: " + e.getMessage() + ".", e);
        }
        if (!chapters.isArray()) {
            problems.accept(Problem.error(this, Chapters.FILE_NAME, "It is no array of chapters."));
            return;
        }
        double before = -1;
        for (int i = 0; i < chapters.size(); i++) {
            JsonNode start = chapters.get(i).path("startTime");
            String number = "Chapter " + (i + 1);
            if (!start.isNumber() || chapters.get(i).path("title").asText().isBlank()) {
                problems.accept(
                        Problem.error(this, Chapters.FILE_NAME, number + " needs a startTime in seconds and a title."));
            } else if (start.asDouble() < 0 || start.asDouble() <= before) {
                problems.accept(Problem.error(
                        this, Chapters.FILE_NAME, number + " starts at " + start + " s, not after the one before."));
            }
            before = Math.max(before, start.asDouble());
        }
    }
}
