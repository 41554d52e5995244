package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rostrum.capture.agent.jobs.OwnCommand;
import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.parts.RostrumProcess;
import io.rostrum.encoder.ffmpeg.FfmpegPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an encoding survives: being killed at any moment, and a disk without room. */
class EncodeSurvivalTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path media;

    private static Path talk;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTalk() throws Exception {
        talk = media.resolve("talk.mp4");
        ProcessBuilder ffmpeg = new ProcessBuilder(
                FfmpegPrograms.ffmpeg().toString(),
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=640x360:rate=25:duration=40",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=40",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                talk.toString());
        ffmpeg.environment().putAll(FfmpegPrograms.environment());
        Process process = ffmpeg.redirectErrorStream(true)
                .redirectOutput(media.resolve("ffmpeg.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void anEncodingThatIsKilledAgainAndAgainEndsWithAWholePackageAndKeepsEverySegment() throws Exception {
        Path out = folder.resolve("package");
        Path rung = out.resolve("video/234p.mp4");
        Path playlist = out.resolve("video/234p.m3u8");
        Random random = new Random(7);
        byte[] before = new byte[0];
        for (int segments = 1; segments <= 3; segments++) {
            int wanted = segments;
            try (RostrumProcess encode = start(out)) {
                Poll.until(
                        wanted + " segments are there",
                        Duration.ofSeconds(90),
                        () -> segments(playlist),
                        n -> n >= wanted);
                // Anywhere within what comes next, so that files end in the middle of things.
                long moment = System.nanoTime() + random.nextInt(150_000_000);
                Poll.until("the moment has come", Duration.ofSeconds(5), System::nanoTime, now -> now >= moment);
                encode.signal("KILL");
                encode.exitCode();
            }
            byte[] now = Files.readAllBytes(rung);
            assertThat(Arrays.mismatch(before, 0, before.length, now, 0, Math.min(before.length, now.length)))
                    .as("bytes of finished segments that changed")
                    .isEqualTo(-1);
            before = Arrays.copyOf(now, finishedBytes(playlist));
        }

        Run last = Run.of("encode", talk.toString(), "--ladder", "small", "--out", out.toString(), "--json");

        assertThat(last.exitCode()).as(last.err()).isZero();
        byte[] whole = Files.readAllBytes(rung);
        assertThat(Arrays.mismatch(before, 0, before.length, whole, 0, before.length))
                .isEqualTo(-1);
        assertThat(last.last().path("mediaSeconds").asDouble()).isBetween(39.9, 40.2);
        assertThat(Run.of("verify", out.toString()).exitCode()).isZero();
    }

    @Test
    void aKilledEncodingIntoSegmentFilesGoesOnAfterItsLastWholeOne() throws Exception {
        Path out = folder.resolve("package");
        Path first = out.resolve("video/234p/1.m4s");
        try (RostrumProcess encode = start(out, "--segments", "files")) {
            Poll.until(
                    "two segments are there",
                    Duration.ofSeconds(90),
                    () -> segments(out.resolve("video/234p.m3u8")),
                    n -> n >= 2);
            encode.signal("KILL");
            encode.exitCode();
        }
        FileTime written = Files.getLastModifiedTime(first);

        Run last = Run.of(
                "encode",
                talk.toString(),
                "--ladder",
                "small",
                "--segments",
                "files",
                "--out",
                out.toString(),
                "--json");

        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
        assertThat(last.last().path("mediaSeconds").asDouble()).isBetween(39.9, 40.2);
        assertThat(Run.of("verify", out.toString()).exitCode()).isZero();
    }

    @Test
    void aFullDiskStopsTheEncodingInGoodOrderAndItGoesOnWhenThereIsRoom() throws Exception {
        // A disk of its own, for this process and its children alone; needs no rights.
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String encode = OwnCommand.of(
                        List.of("encode", talk.toString(), "--ladder", "small", "--out", disk + "/package", "--json"))
                .stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        String script = "mount -t tmpfs -o size=1m tmpfs '" + disk + "'\n" + encode + " > '" + folder + "/first.json'\n"
                + "echo $? > '" + folder + "/first.code'\n" + "mount -o remount,size=200m '" + disk + "'\n" + encode
                + " > '" + folder + "/second.json'\n" + "echo $? > '" + folder + "/second.code'\n" + "cp -r '" + disk
                + "/package' '" + folder + "/package'\n";
        Process process = new ProcessBuilder("unshare", "--map-root-user", "--mount", "sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("script.log").toFile())
                .start();
        process.waitFor();

        assertThat(folder.resolve("first.code")).hasContent("75");
        assertThat(last("first.json").path("code").asText()).isEqualTo("disk-full");
        assertThat(last("first.json").path("message").asText()).contains("is full", "Make room");
        assertThat(folder.resolve("second.code")).hasContent("0");
        assertThat(last("second.json").path("mediaSeconds").asDouble()).isBetween(39.9, 40.2);
        assertThat(Run.of("verify", folder.resolve("package").toString()).exitCode())
                .isZero();
    }

    private RostrumProcess start(Path out, String... more) throws Exception {
        List<String> words = List.of("encode", talk.toString(), "--ladder", "small", "--out", out.toString(), "--json");
        return RostrumProcess.start(
                folder, Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private JsonNode last(String file) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        return JSON.readTree(lines.get(lines.size() - 1));
    }

    private static int segments(Path playlist) throws Exception {
        return Files.exists(playlist)
                ? (int) Files.readAllLines(playlist).stream()
                        .filter(line -> line.startsWith("#EXTINF"))
                        .count()
                : 0;
    }

    /** Where the last segment that the playlist names ends. */
    private static int finishedBytes(Path playlist) throws Exception {
        String last = Files.readAllLines(playlist).stream()
                .filter(line -> line.startsWith("#EXT-X-BYTERANGE:"))
                .reduce((a, b) -> b)
                .orElseThrow();
        String[] range = last.substring(last.indexOf(':') + 1).split("@");
        return Integer.parseInt(range[0]) + Integer.parseInt(range[1]);
    }
}
