package io.rostrum.encoder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemuxerTest {
    @TempDir
    static Path masters;

    private static Path picture;
    private static Path sound;

    @TempDir
    Path dir;

    @BeforeAll
    static void makeMasters() throws EncoderException {
        picture = SyntheticMedia.video(masters, "picture", new VideoFormat(128, 72, 25), 3);
        sound = SyntheticMedia.audio(masters, "sound", 3);
    }

    @Test
    void everyPictureAndEverySampleIsThereAtItsTime() throws Exception {
        Path output = dir.resolve("folder/both.mp4");

        Remuxer.toMp4(List.of(picture, sound), output, Map.of());

        assertThat(Decoded.pictureTimes(output)).isEqualTo(Decoded.pictureTimes(picture));
        assertThat(Decoded.soundSamples(output, new AudioFormat(48_000, 1))).isEqualTo(3 * 48_000);
    }

    @Test
    void aPictureWithoutSoundWillDo() throws Exception {
        Path output = dir.resolve("silent.mp4");

        Remuxer.toMp4(List.of(picture), output, Map.of("title", "Quiet"));

        assertThat(Decoded.pictureTimes(output)).hasSize(75);
    }

    @Test
    void aFailureLeavesNoFile() throws Exception {
        Path text = Files.writeString(dir.resolve("text.mp4"), "no media\n".repeat(100));

        assertThatThrownBy(() -> Remuxer.toMp4(List.of(picture, text), dir.resolve("out.mp4"), Map.of()))
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.BAD_INPUT))
                .hasMessageContaining("text.mp4");
        assertThat(dir).isDirectoryNotContaining(path -> !path.equals(text));
    }

    @Test
    void anInterruptionLeavesNoFile() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Remuxer.toMp4(List.of(picture, sound), dir.resolve("out.mp4"), Map.of()))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeMadeIsADiskFailure() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "in the way");

        assertThatThrownBy(() -> Remuxer.toMp4(List.of(picture), file.resolve("out.mp4"), Map.of()))
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.IO));
    }
}
