package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.capture.recording.Recovery;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    static Path shared;

    static Path talk;

    @TempDir
    Path folder;

    private Path data;

    @BeforeAll
    static void makeATalk() throws Exception {
        talk = shared.resolve("Thermodynamics 7.mkv");
        ffmpeg(
                "-f lavfi -i testsrc2=size=320x180:rate=25:duration=2 -f lavfi -i sine=duration=2",
                "-c:v libx264 -preset ultrafast -c:a aac -metadata artist=Noether",
                "-metadata creation_time=2024-02-03T04:05:06Z",
                talk.toString().replace(' ', '?'));
    }

    /** @param words separated by spaces; a question mark in a word is a space */
    private static void ffmpeg(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(FfmpegPrograms.ffmpeg().toString(), "-loglevel", "error", "-y"));
        for (String word : String.join(" ", words).split(" ")) {
            command.add(word.replace('?', ' '));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(shared.resolve("ffmpeg.log").toFile());
        builder.environment().putAll(FfmpegPrograms.environment());
        assertThat(builder.start().waitFor()).isZero();
    }

    @BeforeEach
    void chooseData() {
        data = folder.resolve("data");
    }

    @Test
    void aFileBecomesARecordingThatIsEncodedLikeAnyOther() throws Exception {
        Run imported = Run.of("import", talk.toString(), "--language", "fr", "--data", data.toString(), "--json");

        assertThat(imported.exitCode()).as(imported.err()).isZero();
        String id = imported.last().path("recording").asText();
        assertThat(imported.last().path("event").asText()).isEqualTo("result");
        assertThat(Path.of(imported.last().path("path").asText()).resolve("recording.json"))
                .exists();
        Recording recording = store().get(new RecordingId(id)).orElseThrow();
        assertThat(recording.title()).isEqualTo("Thermodynamics 7");
        assertThat(recording.lecturer()).isEqualTo("Noether");
        assertThat(recording.startedAt()).isEqualTo("2024-02-03T04:05:06Z");
        assertThat(recording.duration().toMillis()).isBetween(1900L, 2200L);
        assertThat(recording.state()).isEqualTo(RecordingState.RECORDED);
        Run encoded = Run.of("encode", id, "--data", data.toString(), "--ladder", "small", "--json");
        assertThat(encoded.exitCode()).as(encoded.err()).isZero();
        assertThat(Run.of("verify", id, "--data", data.toString()).exitCode()).isZero();
    }

    @Test
    void theSubtitlesInAFileAreTheLecturesCaptions() throws Exception {
        Path srt = Files.writeString(folder.resolve("talk.srt"), "1\n00:00:00,500 --> 00:00:01,500\nជំរាបសួរ\n");
        Path film = folder.resolve("film.mkv");
        ffmpeg(
                "-i " + talk.toString().replace(' ', '?'),
                "-i " + srt,
                "-c copy -c:s srt -metadata:s:s:0 language=khm " + film);

        Run imported = Run.of("import", film.toString(), "--data", data.toString(), "--json");
        String id = imported.last().path("recording").asText();
        Run encoded = Run.of("encode", id, "--data", data.toString(), "--ladder", "small", "--json");

        assertThat(encoded.exitCode()).as(encoded.err()).isZero();
        Path recording = data.resolve("recordings").resolve(id);
        assertThat(recording.resolve("package/text/km.vtt"))
                .content()
                .contains("00:00:00.500 --> 00:00:01.500", "ជំរាបសួរ");
        assertThat(Run.of("verify", id, "--data", data.toString()).exitCode()).isZero();
    }

    @Test
    void aFolderOfTwoFilesBecomesOneRecordingOfTwoFlavors() throws Exception {
        Path both = Files.createDirectory(folder.resolve("both"));
        Files.copy(talk, both.resolve("Camera.mkv"));
        Files.copy(talk, both.resolve("slides.mkv"));

        Run imported = Run.of("import", both.toString(), "--title", "Both", "--data", data.toString(), "--json");

        String id = imported.last().path("recording").asText();
        assertThat(store().get(new RecordingId(id)).orElseThrow().tracks())
                .extracting(track -> track.flavor().id())
                .containsExactlyInAnyOrder("presenter", "slides");
    }

    @Test
    void aRecordingsFolderMovesToAnotherRostrumAndKeepsItsId() throws Exception {
        Path first = importTalk();

        Run again = Run.of(
                "import", first.toString(), "--data", folder.resolve("other").toString(), "--json");
        Run twice = Run.of(
                "import", first.toString(), "--data", folder.resolve("other").toString());

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.last().path("recording").asText())
                .isEqualTo(first.getFileName().toString());
        assertThat(twice.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(twice.err()).contains("here already");
    }

    @Test
    void anImportedRecordingSurvivesALostDescriptionAndTheRecovery() throws Exception {
        Path recording = importTalk();
        byte[] media = Files.readAllBytes(recording.resolve("imported/composed.mkv"));
        Files.write(recording.resolve("recording.json"), new byte[0]);

        Recovery.recover(data, Clock.systemUTC());

        Recording rebuilt = store().list().get(0);
        assertThat(rebuilt.state()).isEqualTo(RecordingState.RECORDED);
        assertThat(rebuilt.tracks()).extracting(track -> track.file()).containsExactly("imported/composed.mkv");
        assertThat(recording.resolve("imported/composed.mkv")).hasBinaryContent(media);
    }

    @Test
    void whatAKilledImportLeftIsNoRecordingAndGoesWithTheNext() throws Exception {
        Path left = Files.createDirectories(data.resolve("recordings/.import-999999999-01a2106f/imported"));
        Files.writeString(left.resolve("composed.mkv"), "half");

        importTalk();

        assertThat(store().list()).hasSize(1);
        try (Stream<Path> inside = Files.list(data.resolve("recordings"))) {
            assertThat(inside).hasSize(1);
        }
    }

    @Test
    void badInputIsOneSentenceAndLeavesNothing() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "this is a text");
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        Path crowd = Files.createDirectory(folder.resolve("crowd"));
        Files.copy(talk, crowd.resolve("a.mkv"));
        Files.copy(talk, crowd.resolve("b.mkv"));
        for (Path wrong : List.of(text, empty, nothing, crowd, folder.resolve("missing"))) {
            Run run = Run.of("import", wrong.toString(), "--data", data.toString());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err().strip().lines()).hasSize(1);
        }
        assertThat(Run.of("import", "--data", data.toString()).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(data.resolve("recordings")).doesNotExist();
    }

    private RecordingStore store() {
        return new RecordingStore(data, Clock.systemUTC());
    }

    private Path importTalk() throws Exception {
        Run imported = Run.of("import", talk.toString(), "--data", data.toString(), "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        return Path.of(imported.last().path("path").asText());
    }
}
