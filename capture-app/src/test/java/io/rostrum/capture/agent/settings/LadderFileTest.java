package io.rostrum.capture.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.LadderPlanner;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.ladder.Rung;
import io.rostrum.encoder.ladder.SoundQuality;
import io.rostrum.encoder.media.VideoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LadderFileTest {
    private static final String GOOD = """
            # for phones
            rungs:
              - {size: 1280x720, crf: 23.5, cap: 2Mbit, sound: 128k}
              - {size: 416x234, crf: 25, cap: 100kbit, buffer: 80kbit, sound: 64k}
            """;

    @TempDir
    Path folder;

    @Test
    void rungsAreReadFromYamlAndJson() throws Exception {
        List<Rung> rungs = List.of(
                new Rung(1280, 720, 23.5, 2_000_000, 4_000_000, SoundQuality.HIGH),
                new Rung(416, 234, 25, 100_000, 80_000, SoundQuality.LOW));

        Ladder yaml = read(GOOD);
        assertThat(yaml.rungs()).isEqualTo(rungs);
        assertThat(yaml.name()).isEqualTo(folder.resolve("phones.yaml").toString());
        assertThat(yaml.weakness()).isEmpty();
        Files.writeString(folder.resolve("phones.json"), """
                {"rungs": [
                  {"size": "1280x720", "crf": 23.5, "cap": "2Mbit", "buffer": "4Mbit", "sound": "128k"},
                  {"size": "416x234", "crf": 25, "cap": "100kbit", "buffer": "80kbit", "sound": "64k"}]}
                """);
        assertThat(LadderFile.of("phones.json", folder).rungs()).isEqualTo(rungs);
        assertThat(LadderFile.of("small", folder)).isEqualTo(Ladder.SMALL);
    }

    @Test
    void eachFaultIsToldWithItsPlaceAndLine() {
        assertRefused(GOOD.replace("cap: 2Mbit", "cap: fast"), "line 3, \"rungs[0].cap\"", "fast");
        assertRefused(GOOD.replace("cap: 2Mbit", "cap: 90kbit"), "line 4, \"rungs[1].cap\"", "not above");
        assertRefused(GOOD.replace("buffer: 80kbit", "buffer: 1Mbit"), "line 4, \"rungs[1].buffer\"", "twice the cap");
        assertRefused(GOOD.replace("416x234", "1280x234"), "line 4, \"rungs[1].size\"", "highest to the lowest");
        assertRefused(GOOD.replace("416x234", "small"), "line 4, \"rungs[1].size\"", "1280x720");
        assertRefused(GOOD.replace("1280x720", "3840x2160"), "line 3, \"rungs[0].size\"", "1920x1080");
        assertRefused(GOOD.replace("crf: 25", "crf: 52"), "line 4, \"rungs[1].crf\"", "52");
        assertRefused(GOOD.replace("sound: 64k", "sound: listen"), "line 4, \"rungs[1].sound\"", "128k or 64k");
        assertRefused(GOOD.replace("sound: 64k", "preset: slow"), "line 4, \"rungs[1]\"", "needs its sound", "1 more");
        assertRefused(GOOD.replace("crf: 25", "crf: 25, fps: 5"), "line 4, \"rungs[1].fps\"", "not known");
        assertRefused("rungs: []", "line 1, \"rungs\"", "from 1 to 8");
        assertRefused("", "rungs", "from 1 to 8");
        assertRefused("rungs: [", "line 1", "not YAML");
        assertThatThrownBy(() -> LadderFile.of("none.yaml", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.yaml cannot be read");
        assertThatThrownBy(() -> LadderFile.of("tall", folder)).hasMessageContaining("lecture, small, or a file");
    }

    @Test
    void aLowestRungThatIsTooDearForWeakLinksIsPointedOut() throws Exception {
        String dear = GOOD.replace("cap: 100kbit, buffer: 80kbit", "cap: 300kbit");

        assertThat(read(dear).weakness().orElseThrow()).contains("416x234", "464000", "192000");
    }

    @Test
    void aPictureIsNeverEnlargedAndNoTwoRenditionsShareAName() throws Exception {
        assertThat(LadderPlanner.plan(new VideoFormat(320, 180, 25), read(GOOD)))
                .extracting(Rendition::format)
                .containsExactly(new VideoFormat(320, 180, 25));
        // As high as a rung that it is too wide for.
        assertThat(LadderPlanner.plan(new VideoFormat(1200, 540, 25), Ladder.LECTURE))
                .extracting(Rendition::name)
                .doesNotHaveDuplicates()
                .startsWith("720p", "540p");
    }

    @Test
    void theAgentsSettingsTakeAFileAndNameItsFaults() throws Exception {
        Files.writeString(folder.resolve("phones.yaml"), GOOD);
        AgentSettings standard = AgentSettings.standard(new DataFolder(folder));
        Path file = Files.writeString(folder.resolve("room.yaml"), "encoding: {ladder: phones.yaml}");

        AgentSettings settings = SettingsFile.read(file, standard);

        assertThat(settings.encoding().ladder().rungs()).hasSize(2);
        assertThat(SettingsFile.read(SettingsDocument.of(settings, false), settings, Path.of("/")))
                .isEqualTo(settings);
        Files.writeString(folder.resolve("phones.yaml"), GOOD.replace("2Mbit", "fast"));
        assertThatThrownBy(() -> SettingsFile.read(file, standard))
                .hasMessageContaining("line 1, \"encoding.ladder\"")
                .hasMessageContaining("line 3, \"rungs[0].cap\"");
    }

    private Ladder read(String text) throws IOException {
        Files.writeString(folder.resolve("phones.yaml"), text);
        return LadderFile.of("phones.yaml", folder);
    }

    private void assertRefused(String text, String... words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("In the ladder file")
                .hasMessageNotContaining("\n");
    }
}
