package io.rostrum.encoder.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files that the ffmpeg program muxed, so that reader and writer cannot be wrong in the same way. */
class FragmentedMp4Test {
    @TempDir
    Path dir;

    @Test
    void pictureFragmentsOfFfmpegAreReadWithTheirReordering() throws Exception {
        Path file = ffmpeg(
                        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=5", "-c:v", "libx264", "-bf", "2")
                .cmaf("picture.mp4", "-g", "50");

        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            VideoFormat video = mp4.format().video();
            assertThat(video).hasToString("320x180");
            assertThat(video.frameRate()).isEqualTo(25);
            assertThat(mp4.format().codecString()).startsWith("avc1.64");
            assertThat(mp4.tail()).isEqualTo(BoxScan.State.WHOLE);
            assertThat(mp4.fragments()).hasSize(3).allMatch(Fragment::startsWithSync);
            List<Long> shown = new ArrayList<>();
            long ticks = mp4.format().timescale() / 25;
            for (Fragment fragment : mp4.fragments()) {
                for (EncodedSample sample : mp4.samples(fragment)) {
                    shown.add((sample.pts() - mp4.track().editStart()) / ticks);
                }
            }
            assertThat(shown).isNotEqualTo(shown.stream().sorted().toList());
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(
                            java.util.stream.LongStream.range(0, 125).boxed().toList());
        }
    }

    @Test
    void theCodedSizeIsReadAfterCropping() throws Exception {
        Path file = ffmpeg("-f", "lavfi", "-i", "testsrc2=size=416x234:rate=30000/1001:duration=1", "-c:v", "libx264")
                .cmaf("odd.mp4");

        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            H264Sps sps = H264Sps.ofAvcC(mp4.format().codecConfig()).orElseThrow();
            assertThat(sps.width()).isEqualTo(416);
            assertThat(sps.height()).isEqualTo(234);
            assertThat(sps.profileIdc()).isEqualTo(100);
            assertThat(sps.frameRate()).isCloseTo(29.97, within(0.001));
        }
    }

    @Test
    void soundOfFfmpegIsReadWithItsDecoderConfig() throws Exception {
        Path file = ffmpeg(
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=44100:duration=3",
                        "-ac",
                        "2",
                        "-c:a",
                        "aac")
                .cmaf("sound.mp4", "-frag_duration", "1000000");

        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            assertThat(mp4.format().codec()).isEqualTo(Codec.AAC);
            assertThat(mp4.format().codecString()).isEqualTo("mp4a.40.2");
            assertThat(mp4.format().audio().sampleRate()).isEqualTo(44_100);
            assertThat(mp4.format().audio().channels()).isEqualTo(2);
            assertThat(mp4.fragments()).hasSizeGreaterThan(2);
            long end = 0;
            for (Fragment fragment : mp4.fragments()) {
                assertThat(fragment.baseDecodeTime()).isEqualTo(end);
                end = fragment.endDecodeTime();
            }
            assertThat(end / 44_100.0).isCloseTo(3, within(0.1));
        }
    }

    @Test
    void flacIsReadWithItsStreamInfo() throws Exception {
        Path file = ffmpeg("-f", "lavfi", "-i", "sine=sample_rate=48000:duration=1", "-c:a", "flac")
                .cmaf("flac.mp4");

        try (FragmentedMp4 mp4 = FragmentedMp4.open(file)) {
            assertThat(mp4.format().codec()).isEqualTo(Codec.FLAC);
            assertThat(mp4.format().codecConfig()).hasSize(34);
            assertThat(mp4.format().audio().sampleRate()).isEqualTo(48_000);
        }
    }

    @Test
    void aFileCutAnywhereStillGivesItsWholeFragments() throws Exception {
        Path master = SyntheticMedia.video(dir, "camera", new VideoFormat(64, 64, 25), 4);
        byte[] whole = Files.readAllBytes(master);
        List<Fragment> all;
        long init;
        try (FragmentedMp4 mp4 = FragmentedMp4.open(master)) {
            all = mp4.fragments();
            init = mp4.initLength();
        }
        for (int length = (int) init; length < whole.length; length += 97) {
            Files.write(master, Arrays.copyOf(whole, length));
            int cut = length;
            try (FragmentedMp4 mp4 = FragmentedMp4.open(master)) {
                assertThat(mp4.fragments())
                        .isEqualTo(all.stream()
                                .filter(fragment -> fragment.end() <= cut)
                                .toList());
                assertThat(mp4.end()).isLessThanOrEqualTo(cut);
            }
        }
    }

    @Test
    void aFileWithoutHeaderOrWithTwoTracksIsBadInput() throws Exception {
        Path text = Files.writeString(dir.resolve("text.mp4"), "hello, this is not a film at all");
        Path both = ffmpeg("-f", "lavfi", "-i", "testsrc2=duration=1", "-f", "lavfi", "-i", "sine=duration=1")
                .cmaf("both.mp4", "-c:v", "libx264", "-c:a", "aac");

        assertThatThrownBy(() -> FragmentedMp4.open(text)).hasMessageContaining("is not an MP4 file with a header");
        assertThatThrownBy(() -> FragmentedMp4.open(both))
                .hasMessageContaining("holds 2 tracks; a CMAF file holds one");
    }

    @Test
    void damageIsOneClearSentenceAndNeverMore() throws Exception {
        Path master = SyntheticMedia.video(dir, "camera", new VideoFormat(64, 64, 25), 3);
        byte[] whole = Files.readAllBytes(master);
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                int value = random.nextBoolean() ? 0xff : random.nextInt(256);
                damaged[random.nextInt(1200)] = (byte) value;
            }
            Files.write(master, damaged);
            try (FragmentedMp4 mp4 = FragmentedMp4.open(master)) {
                for (Fragment fragment : mp4.fragments()) {
                    mp4.data(fragment.samples().get(0));
                }
            } catch (EncoderException e) {
                refused++;
                assertThat(e.code()).isEqualTo(Code.BAD_INPUT);
                assertThat(e.getMessage()).contains("camera.mp4");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aRunOfFourThousandMillionSamplesIsRefused() throws Exception {
        Path master = SyntheticMedia.audio(dir, "sound", 2);
        byte[] bytes = Files.readAllBytes(master);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int count = text.indexOf("trun") + 8;
        Arrays.fill(bytes, count, count + 4, (byte) 0xff);
        Files.write(master, bytes);

        assertThatThrownBy(() -> FragmentedMp4.open(master))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("promises 4294967295 samples");
    }

    private Command ffmpeg(String... inputs) {
        return new Command(dir, inputs);
    }

    /** The ffmpeg program that the library carries. */
    private record Command(Path dir, String... inputs) {
        Path cmaf(String name, String... options) throws IOException, InterruptedException {
            Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
            Path file = dir.resolve(name);
            List<String> command = new ArrayList<>(List.of(program.toString(), "-nostdin", "-loglevel", "error", "-y"));
            command.addAll(List.of(inputs));
            command.addAll(List.of(options));
            command.addAll(List.of("-strict", "experimental", "-movflags", "+cmaf+frag_keyframe+empty_moov"));
            command.addAll(List.of("-f", "mp4", file.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment()
                    .putAll(Map.of("LD_LIBRARY_PATH", program.getParent().toString()));
            Process process = builder.start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return file;
        }
    }
}
