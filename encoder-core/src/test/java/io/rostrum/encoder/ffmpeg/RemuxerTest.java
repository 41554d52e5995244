package io.rostrum.encoder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Box;
import io.rostrum.encoder.isobmff.BoxFile;
import io.rostrum.encoder.isobmff.GrowingMp4;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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
    void tracksThatStillGrowGiveTheSameFileWithItsHeaderInFront() throws Exception {
        Path output = dir.resolve("grown.mp4");
        Path whole = dir.resolve("whole.mp4");
        Remuxer.toMp4(List.of(picture, sound), whole, Map.of());

        try (Samples first = new Samples(picture);
                Samples second = new Samples(sound)) {
            assertThat(Remuxer.toMp4(List.of(first, second), output, Map.of(), 64 << 10))
                    .isTrue();
        }

        assertThat(Decoded.pictureTimes(output)).isEqualTo(Decoded.pictureTimes(whole));
        assertThat(Decoded.soundSamples(output, new AudioFormat(48_000, 1))).isEqualTo(3 * 48_000);
        assertThat(boxes(output)).containsExactly("ftyp", "moov", "free", "free", "mdat");
        assertThat(boxes(whole)).startsWith("ftyp", "moov");
    }

    @Test
    void withoutRoomForTheHeaderThereIsNoFile() throws Exception {
        try (Samples first = new Samples(picture);
                Samples second = new Samples(sound)) {
            assertThat(Remuxer.toMp4(List.of(first, second), dir.resolve("out.mp4"), Map.of(), 16_600))
                    .isFalse();
        }
        assertThat(dir).isEmptyDirectory();
    }

    private static List<String> boxes(Path file) throws EncoderException {
        try (BoxFile boxes = BoxFile.open(file)) {
            return boxes.scan().boxes().stream().map(Box::type).toList();
        }
    }

    /** A complete file whose samples are given one by one. */
    private record Samples(Path file, GrowingMp4 media, Deque<EncodedSample> fragment)
            implements GrowingTrack, AutoCloseable {
        Samples(Path file) throws EncoderException {
            this(file, GrowingMp4.open(file), new ArrayDeque<>());
        }

        @Override
        public EncodedSample next() throws EncoderException {
            if (fragment.isEmpty()) {
                fragment.addAll(media.next(Long.MIN_VALUE, Long.MAX_VALUE));
            }
            return fragment.isEmpty()
                    ? null
                    : fragment.poll().shifted(-media.track().editStart());
        }

        @Override
        public void close() throws EncoderException {
            media.close();
        }
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
