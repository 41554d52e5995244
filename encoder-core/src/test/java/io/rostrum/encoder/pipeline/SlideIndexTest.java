package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlideIndexTest {
    @TempDir
    static Path shared;

    static Path deck;
    static Path camera;

    @TempDir
    Path dir;

    /** A page; from 3 s a line more; from 6 s, after an animation of a second, another page. A pointer moves all the time. */
    @BeforeAll
    static void makeADeck() throws Exception {
        deck = shared.resolve("deck.mp4");
        String lines = "drawbox=x=100:y=80:w=600:h=30:c=black:t=fill,drawbox=x=100:y=160:w=400:h=16:c=gray:t=fill";
        FfmpegProgram.run(
                "-f",
                "lavfi",
                "-i",
                "color=white:size=960x540:rate=10:duration=9",
                "-f",
                "lavfi",
                "-i",
                "color=red:size=10x10:rate=10:duration=9",
                "-f",
                "lavfi",
                "-i",
                "color=blue:size=300x540:rate=10:duration=9",
                "-filter_complex",
                "[0:v]" + lines + ",drawbox=x=100:y=220:w=500:h=16:c=gray:t=fill:enable='gte(t,3)'"
                        + ",drawbox=x=0:y=0:w=960:h=540:c=navy:t=fill:enable='gte(t,6)'[page];"
                        + "[page][1:v]overlay=x='20+80*t':y='300+20*t'[moved];"
                        + "[moved][2:v]overlay=x='900*(t-5)-300':enable='between(t,5,6)'",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                deck.toString());
        camera = shared.resolve("camera.mp4");
        FfmpegProgram.run(
                ("-f lavfi -i testsrc2=size=320x180:rate=10:duration=9 -c:v libx264 -preset ultrafast " + camera)
                        .split(" "));
    }

    @Test
    void eachSlideIsKeptOnceWithItsTime() throws Exception {
        List<JsonNode> slides = slides(new InputTrack(deck, Flavor.SLIDES));

        assertThat(slides).hasSize(3);
        assertTimes(slides);
        for (JsonNode slide : slides) {
            assertThat(dir.resolve("package").resolve(slide.path("image").asText()))
                    .isNotEmptyFile();
        }
        assertThat(PackageVerifier.verify(dir.resolve("package"))).isEmpty();
        List<String> travelling = new ObjectMapper()
                .readTree(dir.resolve("package/manifest.json").toFile())
                .path("files")
                .findValuesAsText("path");
        assertThat(travelling).contains("slides.json", "slides/0001.jpg");
    }

    @Test
    void thePresenterBesideTheSlidesMakesNoSlides() throws Exception {
        List<JsonNode> slides = slides(new InputTrack(deck, Flavor.SLIDES), new InputTrack(camera, Flavor.PRESENTER));

        assertThat(slides).hasSize(3);
        assertTimes(slides);
    }

    @Test
    void aCameraThatNeverRestsHasNoSlides() throws Exception {
        encode(new InputTrack(camera, Flavor.COMPOSED));

        assertThat(dir.resolve("package/slides.json")).doesNotExist();
    }

    private static void assertTimes(List<JsonNode> slides) {
        assertThat(slides.get(0).path("startTime").asDouble()).isZero();
        assertThat(slides.get(1).path("startTime").asDouble()).isCloseTo(3, within(0.6));
        assertThat(slides.get(2).path("startTime").asDouble()).isBetween(4.9, 6.6);
        assertThat(slides.get(2).path("endTime").asDouble()).isCloseTo(9, within(0.2));
    }

    private List<JsonNode> slides(InputTrack... inputs) throws Exception {
        encode(inputs);
        JsonNode slides = new ObjectMapper().readTree(Files.readAllBytes(dir.resolve("package/slides.json")));
        return List.copyOf(slides.findParents("image"));
    }

    private void encode(InputTrack... inputs) throws Exception {
        EncodeRequest request =
                new EncodeRequest("test-1", List.of(inputs), null, Ladder.SMALL, Map.of(), dir.resolve("package"));
        new Transcoder(Clock.systemUTC()).encode(request, ProgressListener.NONE);
    }
}
