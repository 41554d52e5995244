package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionCommandTest {
    private static final String SRT = "1\n00:00:00,500 --> 00:00:01,500\nGood morning.\n";

    @TempDir
    Path folder;

    @Test
    void captionsAreEncodedWithALectureAndAddedToItLater() throws Exception {
        Path data = folder.resolve("data");
        Run recorded = Run.of("record", "--for", "2s", "--data", data.toString(), "--source", "test:speech", "--json");
        String recording = recorded.last().path("recording").asText();
        Path english = Files.writeString(folder.resolve("talk.srt"), SRT);
        Path khmer = Files.writeString(folder.resolve("talk-km.srt"), SRT.replace("Good morning.", "អរុណសួស្តី"));

        Run encoded = Run.of(
                "encode",
                recording,
                "--data",
                data.toString(),
                "--captions",
                "en=" + english,
                "--no-download",
                "--json");
        assertThat(encoded.exitCode()).as(encoded.err()).isZero();
        Path pack = Path.of(encoded.last().path("package").asText());
        Run added = Run.of("caption", recording, "km=" + khmer, "--data", data.toString(), "--json");

        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(pack.resolve("download")).doesNotExist();
        assertThat(added.last().path("ok").asBoolean()).isTrue();
        assertThat(pack.resolve("text/en.vtt")).content().contains("Good morning.");
        assertThat(pack.resolve("text/km.vtt")).content().contains("អរុណសួស្តី");
        assertThat(pack.resolve("master.m3u8")).content().contains("LANGUAGE=\"km\"", "LANGUAGE=\"en\"");
        assertThat(Run.of("verify", pack.toString()).exitCode()).isZero();
    }

    @Test
    void captionsWithoutALanguageOrAFileAreRefusedInOneSentence() {
        for (String wrong : new String[] {"talk.srt", "xx=talk.srt", "en=" + folder.resolve("missing.srt")}) {
            Run run = Run.of("caption", folder.toString(), wrong);

            assertThat(run.exitCode()).as(wrong).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err().strip().lines()).hasSize(1);
        }
    }
}
