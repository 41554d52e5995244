package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.AudioEncoder;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.Resolution;
import io.rostrum.encoder.hls.Variant;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a small package that keeps every rule: two rungs, a sound, a listen-only programme, I-frames; 14 seconds. */
final class TestPackage {
    static final int SECONDS = 14;
    private static final VideoFormat LOW = new VideoFormat(128, 72, 25);
    private static final VideoFormat HIGH = new VideoFormat(320, 180, 25);
    private static final VideoFormat LARGE = new VideoFormat(640, 360, 25);
    private static final AudioFormat MONO = new AudioFormat(48_000, 1);
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

    private final Path directory;
    private final boolean singleFile;
    private final List<VideoFormat> rungs;

    /** Bytes that each picture of the second segment is longer than coding needs. */
    private final int burst;

    private TestPackage(Path directory, boolean singleFile, List<VideoFormat> rungs, int burst) {
        this.directory = directory;
        this.singleFile = singleFile;
        this.rungs = rungs;
        this.burst = burst;
    }

    /** Makes a sealed package. */
    static Path make(Path directory, Path scratch, boolean singleFile) throws Exception {
        new TestPackage(directory, singleFile, List.of(HIGH, LOW), 0).make(scratch);
        seal(directory);
        return directory;
    }

    /** Makes a sealed package of one large rung, with a burst in its middle. */
    static Path makeLarge(Path directory, Path scratch) throws Exception {
        new TestPackage(directory, true, List.of(LARGE), 20_000).make(scratch);
        seal(directory);
        return directory;
    }

    static void seal(Path directory) throws EncoderException {
        Sealer.seal(directory, "lecture-1", NINE);
    }

    private void make(Path scratch) throws Exception {
        Files.createDirectories(scratch);
        Files.createDirectories(directory.resolve("video"));
        Files.createDirectories(directory.resolve("audio"));
        TestRendition sound = sound();
        Files.writeString(
                directory.resolve("audio.m3u8"), sound.playlist("audio/").render());
        List<Variant> variants = new ArrayList<>();
        TestRendition lowest = null;
        for (VideoFormat video : rungs) {
            lowest = picture(scratch, video);
            variants.add(Variant.at("video/" + lowest.name() + ".m3u8")
                    .bandwidth(lowest.bandwidth().plus(sound.bandwidth()))
                    .codecs(lowest.format().codecString(), sound.format().codecString())
                    .resolution(video.width(), video.height())
                    .frameRate(video.frameRate())
                    .audioGroup("sound")
                    .build());
        }
        MultivariantPlaylist main = new MultivariantPlaylist(
                true,
                List.of(AudioRendition.only("sound", "Lecture", "en", 1, "audio/speech.m3u8")),
                List.of(),
                variants,
                List.of(iFrames(lowest)));
        Files.writeString(directory.resolve("master.m3u8"), main.render());
        Files.writeString(directory.resolve("metadata.json"), "{}\n");
    }

    private IFrameVariant iFrames(TestRendition rung) throws IOException {
        String path = "video/" + rung.name() + "-iframe.m3u8";
        MediaPlaylist playlist = rung.iFrames();
        Files.writeString(directory.resolve(path), playlist.render());
        VideoFormat video = rung.format().video();
        return IFrameVariant.of(
                path,
                Bandwidth.of(playlist),
                rung.format().codecString(),
                new Resolution(video.width(), video.height()));
    }

    private TestRendition picture(Path scratch, VideoFormat format) throws Exception {
        String name = format.height() + "p";
        Path master = SyntheticMedia.video(scratch, name, format, SECONDS);
        try (FragmentedMp4 mp4 = FragmentedMp4.open(master)) {
            List<EncodedSample> samples = new ArrayList<>();
            for (Fragment fragment : mp4.fragments()) {
                for (EncodedSample sample : mp4.samples(fragment)) {
                    boolean second = sample.pts() >= 6 * 90_000 && sample.pts() < 12 * 90_000;
                    samples.add(second && burst > 0 ? filled(sample) : sample);
                }
            }
            return write("video", name, mp4.format(), samples);
        }
    }

    /** The same picture with a unit of filler data behind it (ITU-T H.264, 7.3.2.7). */
    private EncodedSample filled(EncodedSample sample) {
        byte[] data = Arrays.copyOf(sample.data(), sample.size() + 4 + burst);
        ByteBuffer filler = ByteBuffer.wrap(data, sample.size(), 4 + burst);
        filler.putInt(burst).put((byte) 12);
        while (filler.remaining() > 1) {
            filler.put((byte) 0xff);
        }
        filler.put((byte) 0x80);
        return new EncodedSample(data, sample.pts(), sample.dts(), sample.duration(), sample.sync());
    }

    private TestRendition sound() throws EncoderException, IOException {
        List<EncodedSample> samples = new ArrayList<>();
        try (AudioEncoder encoder = AudioEncoder.open(Codec.AAC, MONO, 48_000)) {
            int block = 4800;
            for (int at = 0; at < SECONDS * MONO.sampleRate(); at += block) {
                try (Frame frame = tone(at, block)) {
                    encoder.send(frame);
                }
            }
            encoder.send(null);
            for (EncodedSample next = encoder.receive(); next != null; next = encoder.receive()) {
                // Each block decodes to 1024 samples, also the last one, which the encoder filled up.
                samples.add(new EncodedSample(next.data(), samples.size() * 1024L, samples.size() * 1024L, 1024, true));
            }
            return write("audio", "speech", encoder.format(), samples);
        }
    }

    private TestRendition write(String folder, String name, TrackFormat format, List<EncodedSample> samples)
            throws IOException {
        TestRendition rendition = TestRendition.write(directory.resolve(folder), name, format, samples, singleFile);
        Files.writeString(
                directory.resolve(folder).resolve(name + ".m3u8"),
                rendition.playlist("").render());
        return rendition;
    }

    private static Frame tone(int at, int count) throws EncoderException {
        Frame frame = Frame.audio(count, MONO, "s16");
        frame.setPts(at);
        var data = frame.plane(0, count * 2).order(ByteOrder.nativeOrder()).asShortBuffer();
        for (int i = 0; i < count; i++) {
            data.put(i, (short) (8000 * Math.sin(2 * Math.PI * 440 * (at + i) / MONO.sampleRate())));
        }
        return frame;
    }
}
