package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut, damaged, encrypted, empty or no media: what can be saved is encoded, and what is lost is named. */
class DamagedInputsTest extends ForeignFiles {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"damaged.mkv", "damaged.mp4"})
    void whatIsDamagedInTheMiddleIsNamedWithItsTime(String name) throws Exception {
        Path file = make(
                name,
                PICTURE,
                SOUND,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart");
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), channel.size() / 2);
        }

        EncodeResult result = encode(file);

        assertConformant(result);
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(4, within(0.2));
        assertThat(result.losses()).isNotEmpty().allSatisfy(loss -> {
            assertThat(loss.start().toMillis()).isBetween(1500L, 3000L);
            assertThat(loss.length().toMillis()).isBetween(20L, 2000L);
            assertThat(loss.sentence()).contains(name).containsPattern("from \\d\\.\\d s on");
        });
    }

    @Test
    void ofAFileThatIsCutOffTheMissingEndIsNamed() throws Exception {
        Path file = make(
                "cut-off.mp4",
                PICTURE,
                SOUND,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        EncodeResult result = encode(file);

        assertConformant(result);
        Loss end = result.losses().get(result.losses().size() - 1);
        assertThat(end.start()).isEqualTo(result.media());
        assertThat(end.end().toMillis() / 1000.0).isCloseTo(4, within(0.1));
    }

    @Test
    void anEncryptedFileIsRefusedInOneSentence() throws Exception {
        Path file = make(
                "secret.mp4",
                "testsrc2=size=320x180:rate=25:duration=1",
                null,
                ("-c:v libx264 -preset ultrafast -encryption_scheme cenc-aes-ctr -encryption_key"
                                + " 00112233445566778899aabbccddeeff -encryption_kid 00112233445566778899aabbccddeeff")
                        .split(" "));

        assertThatThrownBy(() -> encode(file)).hasMessageContaining("encrypted");
        assertThat(Files.exists(dir.resolve("package"))).isFalse();
    }

    @Test
    void oneInputThatCannotBeReadIsNamedAndTheOthersAreEncoded() throws Exception {
        Path camera = make("camera.mkv", PICTURE, SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "flac");
        Path slides = Files.writeString(dir.resolve("slides.mp4"), "a text that somebody renamed\n".repeat(100));

        EncodeResult result = encode(new InputTrack(slides, Flavor.SLIDES), new InputTrack(camera, Flavor.PRESENTER));

        assertConformant(result);
        assertThat(result.renditions()).isNotEmpty();
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(4, within(0.2));
        assertThat(result.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.file()).isEqualTo(slides);
            assertThat(loss.sentence()).contains("slides.mp4").endsWith(".");
        });
    }

    /** Its header reads, and what it says is noise: found before anything is made of it. */
    @Test
    void aTrackThatHoldsNothingIsNamedAndTheOthersAreEncoded() throws Exception {
        Path camera = make("camera.mkv", PICTURE, SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "flac");
        Path noise = make("noise.mp4", PICTURE, null, "-c:v", "libx264", "-preset", "ultrafast");
        fillWithNoise(noise);

        EncodeResult result = encode(new InputTrack(noise, Flavor.SLIDES), new InputTrack(camera, Flavor.PRESENTER));

        assertConformant(result);
        assertThat(result.renditions()).isNotEmpty();
        assertThat(result.losses()).singleElement().satisfies(loss -> assertThat(loss.file())
                .isEqualTo(noise));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"-c:v libx264 -preset ultrafast -c:a aac, VIDEO", "-c:v libx264 -preset ultrafast -c:a flac, AUDIO"})
    void ofAFileWhosePictureOrSoundHoldsNothingTheOtherIsEncoded(String codecs, MediaKind lost) throws Exception {
        Path file = make("half.mkv", PICTURE, SOUND, codecs.split(" "));
        Path half = dir.resolve("noise.mkv");
        // FFmpeg's filter of packets makes noise of each byte of one of the streams.
        FfmpegProgram.run(
                ("-i " + file + " -c copy -bsf:" + (lost == MediaKind.VIDEO ? "v" : "a") + " noise=amount=1 " + half)
                        .split(" "));

        EncodeResult result = encode(half);

        assertConformant(result);
        assertThat(result.renditions().isEmpty()).isEqualTo(lost == MediaKind.VIDEO);
        assertThat(result.media().toMillis() / 1000.0).isCloseTo(4, within(0.2));
        assertThat(result.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.kind()).isEqualTo(lost);
            assertThat(loss.sentence()).contains("nothing of it can be decoded");
        });
    }

    @Test
    void whatHoldsNothingAtAllIsRefusedInOneSentence() throws Exception {
        Path noise = make("noise.mp4", PICTURE, SOUND, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac");
        fillWithNoise(noise);
        Path captions = dir.resolve("captions.mkv");
        FfmpegProgram.run(
                "-i",
                Files.writeString(dir.resolve("c.srt"), "1\n00:00:00,000 --> 00:00:01,000\nHi\n")
                        .toString(),
                captions.toString());
        Path noTime = make(
                "no-time.mp4",
                "color=size=320x180:rate=25",
                null,
                "-t 0 -c:v libx264 -movflags +empty_moov+frag_keyframe".split(" "));
        Path pipe = dir.resolve("pipe.mp4");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertThatThrownBy(() -> encode(noise))
                .hasMessageContaining("can be decoded")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> encode(noTime))
                .hasMessageContaining("can be decoded")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> encode(captions)).hasMessage("The inputs hold neither picture nor sound.");
        assertThatThrownBy(() -> encode(pipe)).hasMessageContaining("is a pipe");
        assertThatThrownBy(() -> encode(Files.createFile(dir.resolve("empty.mp4"))))
                .hasMessageContaining("is empty");
        assertThat(dir.resolve("package")).doesNotExist();
    }

    /** Not to be opened by anybody, whatever his rights. */
    @Test
    void whatCannotBeOpenedIsRefusedInOneSentence() throws Exception {
        Path circle = Files.createSymbolicLink(dir.resolve("circle.mp4"), Path.of("circle.mp4"));
        Path nowhere = Files.createSymbolicLink(dir.resolve("nowhere.mp4"), Path.of("gone.mp4"));

        for (Path file : List.of(circle, nowhere, Files.createDirectory(dir.resolve("folder.mp4")))) {
            assertThatThrownBy(() -> encode(file))
                    .isInstanceOfSatisfying(EncoderException.class, e -> assertThat(e.code())
                            .isEqualTo(EncoderException.Code.BAD_INPUT))
                    .hasMessageContaining(file.getFileName().toString())
                    .hasMessageEndingWith(".");
        }
        assertThat(dir.resolve("package")).doesNotExist();
    }

    /** A picture and no time: its header says that it lasts zero seconds, or nothing. */
    @Test
    void aSinglePictureIsALectureOfOneFrame() throws Exception {
        Path still = dir.resolve("still.png");
        FfmpegProgram.run("-f", "lavfi", "-i", "color=c=red:size=320x180", "-frames:v", "1", still.toString());

        EncodeResult result = encode(still);

        assertConformant(result);
        assertThat(result.media().toMillis()).isBetween(1L, 1000L);
    }

    private static void fillWithNoise(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int from = text.indexOf("mdat") + 4;
        byte[] noise = new byte[text.indexOf("moov") - 4 - from];
        new Random(3).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, from, noise.length);
        Files.write(file, bytes);
    }
}
