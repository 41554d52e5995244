package io.rostrum.encoder.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterTest {
    private static final VideoFormat SMALL = new VideoFormat(320, 180, 25);

    @TempDir
    Path dir;

    @Test
    void ffmpegDecodesEveryPictureOfAMasterAtItsTrueTime() throws EncoderException {
        Path master = SyntheticMedia.video(dir, "camera", SMALL, 5);

        List<Long> times = Decoded.pictureTimes(master);

        assertThat(times).hasSize(125);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isEqualTo(i * 3600L);
        }
    }

    @Test
    void ffmpegDecodesEverySoundSampleOfAMasterWithoutDelay() throws EncoderException {
        Path master = SyntheticMedia.audio(dir, "sound", 3);

        assertThat(Decoded.soundSamples(master, SyntheticMedia.MONO)).isEqualTo(3 * 48_000L);
    }

    @Test
    void aFragmentLastsAboutHalfASecondAndIsInTheIndexOnceItIsOnDisk() throws Exception {
        Path master = SyntheticMedia.video(dir, "camera", SMALL, 5);

        List<MasterIndex.Entry> index = MasterIndex.read(MasterIndex.beside(master));
        try (FragmentedMp4 file = FragmentedMp4.open(master)) {
            assertThat(index).hasSameSizeAs(file.fragments());
            for (int i = 0; i < index.size() - 1; i++) {
                Fragment fragment = file.fragments().get(i);
                assertThat(index.get(i).offset()).isEqualTo(fragment.offset());
                assertThat(index.get(i).length()).isEqualTo(fragment.length());
                assertThat(index.get(i).duration()).isBetween(Duration.ofMillis(400), Duration.ofMillis(600));
            }
        }
    }

    @Test
    void aMasterCutAnywhereIsRepairedToItsLastWholeFragment() throws Exception {
        Path whole = SyntheticMedia.video(dir, "camera", SMALL, 4);
        byte[] bytes = Files.readAllBytes(whole);
        long header;
        try (FragmentedMp4 file = FragmentedMp4.open(whole)) {
            header = file.initLength();
        }
        for (long cut = header; cut < bytes.length; cut += bytes.length / 23) {
            Path torn = dir.resolve("torn-" + cut + ".mp4");
            Files.write(torn, java.util.Arrays.copyOf(bytes, (int) cut));

            MasterRepair.Report report = MasterRepair.repair(torn);

            assertThat(Files.size(torn)).isEqualTo(cut - report.bytesCut());
            assertThat(MasterIndex.read(MasterIndex.beside(torn))).hasSize(report.fragments());
            int pictures;
            try (FragmentedMp4 file = FragmentedMp4.open(torn)) {
                assertThat(file.fragments()).hasSize(report.fragments());
                pictures = file.fragments().stream()
                        .mapToInt(fragment -> fragment.samples().size())
                        .sum();
            }
            assertThat(Decoded.pictureTimes(torn)).hasSize(pictures);
            assertThat(MasterRepair.repair(torn).bytesCut()).isZero();
        }
    }

    @Test
    void aMasterIsNeverOverwritten() throws EncoderException {
        SyntheticMedia.audio(dir, "sound", 1);

        assertThatThrownBy(() -> SyntheticMedia.audio(dir, "sound", 1)).isInstanceOf(EncoderException.class);
    }

    @Test
    void aFileWithoutAHeadIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(dir.resolve("notes.mp4"), "these are notes, not a lecture");

        assertThatThrownBy(() -> MasterRepair.repair(text))
                .isInstanceOfSatisfying(
                        EncoderException.class, e -> assertThat(e.code()).isEqualTo(EncoderException.Code.BAD_INPUT));
    }
}
