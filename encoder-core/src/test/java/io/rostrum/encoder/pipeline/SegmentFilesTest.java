package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MediaSegment;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.PackageVerifier;
import io.rostrum.encoder.packager.Sealer;
import io.rostrum.encoder.testsupport.Decoded;
import io.rostrum.encoder.testsupport.FfmpegProgram;
import io.rostrum.encoder.testsupport.SyntheticMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages with a file a segment. The top rung is the camera's own pictures, the one below is encoded. */
class SegmentFilesTest {
    private static final int SECONDS = 20;
    private static final PackageForm FILES = new PackageForm(Segmentation.FILES, false);

    @TempDir
    static Path shared;

    private static List<InputTrack> inputs;
    private static Path files;

    @TempDir
    Path dir;

    @BeforeAll
    static void encodeOnce() throws Exception {
        Path camera = SyntheticMedia.video(shared, "camera", new VideoFormat(640, 360, 25), SECONDS);
        Path sound = SyntheticMedia.audio(shared, "sound", SECONDS);
        inputs = List.of(new InputTrack(camera, Flavor.PRESENTER), new InputTrack(sound, Flavor.PRESENTER));
        files = encode(FILES, shared.resolve("files"));
    }

    @Test
    void headerAndSegmentsJoinedAreTheSingleFileToTheByte() throws Exception {
        Path single = encode(PackageForm.USUAL, dir.resolve("single"));

        // The lower rung's encoder may decide anew each time; what is copied may not.
        assertThat(joined(files.resolve("video/360p"))).isEqualTo(Files.readAllBytes(single.resolve("video/360p.mp4")));
        assertThat(Files.size(files.resolve("download/360p.mp4"))).isPositive();
        assertThat(lengths(files)).isEqualTo(lengths(single));
        for (String name : List.of("video/234p", "audio/64k", "audio/listen")) {
            byte[] joined = joined(files.resolve(name));
            assertThat(joined).as(name).isEqualTo(writtenIntoOneFile(joined));
        }
    }

    /** The same samples through the writer of single files. */
    private byte[] writtenIntoOneFile(byte[] media) throws Exception {
        Path folder = Files.createTempDirectory(dir, "again");
        try (FragmentedMp4 mp4 = FragmentedMp4.open(Files.write(folder.resolve("joined.mp4"), media));
                RenditionWriter writer = RenditionWriter.create(
                        RenditionFiles.of(folder.resolve("again.m3u8"), folder.resolve("again"), Segmentation.SINGLE),
                        mp4.format(),
                        () -> {})) {
            for (Fragment fragment : mp4.fragments()) {
                for (EncodedSample sample : mp4.samples(fragment)) {
                    writer.write(sample.shifted(-mp4.track().editStart()));
                }
            }
            boolean picture = mp4.format().kind() == MediaKind.VIDEO;
            writer.finish(picture ? Duration.ofSeconds(SECONDS) : Duration.ZERO);
        }
        return Files.readAllBytes(folder.resolve("again.mp4"));
    }

    /** How many segments each playlist has. */
    private static Map<String, Long> lengths(Path out) throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(out)) {
            for (Path path :
                    tree.filter(file -> file.toString().endsWith(".m3u8")).toList()) {
                long count = Files.readString(path)
                        .lines()
                        .filter(line -> line.startsWith("#EXTINF"))
                        .count();
                lengths.put(out.relativize(path).toString(), count);
            }
        }
        return lengths;
    }

    @Test
    void thePackageKeepsEveryRule() throws Exception {
        assertThat(PackageVerifier.verify(files)).isEmpty();
    }

    @Test
    void eachSegmentIsAFileAndKeyPicturesAreRangesInIt() throws Exception {
        MediaPlaylist playlist = playlist("video/234p.m3u8");
        MediaPlaylist keys = playlist("video/234p-iframe.m3u8");

        assertThat(playlist.map().uri()).isEqualTo("234p/init.mp4");
        assertThat(playlist.map().range()).isNull();
        assertThat(playlist.segments())
                .extracting(MediaSegment::uri)
                .containsExactly("234p/1.m4s", "234p/2.m4s", "234p/3.m4s", "234p/4.m4s");
        assertThat(playlist.segments()).extracting(MediaSegment::range).containsOnlyNulls();
        assertThat(keys.segments()).hasSize(10).allMatch(key -> key.range() != null);
        assertThat(keys.segments().get(3).uri()).isEqualTo("234p/2.m4s");
        assertThat(keys.segments().get(3).range()).extracting(ByteRange::offset).isEqualTo(0L);
        assertThat(playlist("audio.m3u8").segments().get(0).uri()).isEqualTo("audio/listen/1.m4s");
    }

    @Test
    void theFilesTravelWithTheSoundAndTheLowestRungFirstAndThePlaylistsBehindTheirSegments() throws Exception {
        List<String> order = MediaPackage.open(files).manifest().files().stream()
                .map(PackageFile::path)
                .toList();

        assertThat(order)
                .containsSubsequence(
                        "metadata.json",
                        "audio/64k/init.mp4",
                        "audio/64k/1.m4s",
                        "audio/64k.m3u8",
                        "video/234p/init.mp4",
                        "video/234p/1.m4s",
                        "video/234p/4.m4s",
                        "video/234p.m3u8",
                        "video/360p/init.mp4",
                        "video/360p.m3u8",
                        "master.m3u8")
                .endsWith("master.m3u8");
        assertThat(order).noneMatch(path -> path.endsWith(".tmp"));
    }

    @Test
    void aPlayerPlaysAllOfIt() throws Exception {
        Path copy = dir.resolve("played.mkv");
        FfmpegProgram.run(
                "-i", files.resolve("master.m3u8").toString(), "-map", "0:v", "-map", "0:a:0", "-c", "copy", "" + copy);

        assertThat(Decoded.pictureTimes(copy)).hasSize(SECONDS * 25);
        List<Double> beeps = Decoded.beeps(copy);
        assertThat(beeps).hasSizeGreaterThan(2);
        Path rung = Files.write(dir.resolve("rung.mp4"), joined(files.resolve("video/234p")));
        List<Double> flashes = Decoded.flashes(rung);
        for (int i = 1; i < flashes.size(); i++) {
            assertThat(flashes.get(i)).isCloseTo(beeps.get(i), within(0.04));
        }
    }

    @Test
    void anInterruptedEncodingGoesOnAfterTheLastWholeFile() throws Exception {
        Path out = dir.resolve("package");
        StoppedEncoding.after(Duration.ofSeconds(13), request(FILES, out));
        Path first = out.resolve("video/360p/1.m4s");
        assertThat(playlist(out, "video/360p.m3u8").segments()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(PackageVerifier.verifyGrowing(out)).isEmpty();
        // What a kill leaves: a file under way that no playlist names, and one that is listed but was torn.
        Files.write(out.resolve("video/360p/9.m4s"), new byte[77]);
        tear(out.resolve("video/234p/2.m4s"));
        byte[] marked = Files.readAllBytes(first);
        marked[marked.length - 1] ^= 1; // survives only if the segment is not written again
        Files.write(first, marked);

        encode(FILES, out);

        assertThat(Files.readAllBytes(first)).isEqualTo(marked);
        marked[marked.length - 1] ^= 1;
        Files.write(first, marked);
        Sealer.seal(out, "files-1", Clock.systemUTC());
        assertThat(PackageVerifier.verify(out)).isEmpty();
        assertThat(media(out)).isEqualTo(media(files));
        assertThat(joined(out.resolve("video/360p"))).isEqualTo(joined(files.resolve("video/360p")));
        assertThat(lengths(out)).isEqualTo(lengths(files));
    }

    @Test
    void anInterruptedEncodingInTheOtherFormBeginsAnew() throws Exception {
        Path out = dir.resolve("package");
        StoppedEncoding.after(Duration.ofSeconds(1), request(FILES, out));

        encode(PackageForm.USUAL, out);

        assertThat(media(out)).allMatch(path -> path.endsWith(".mp4")).noneMatch(path -> path.contains("init"));
        assertThat(PackageVerifier.verify(out)).isEmpty();
    }

    private static Path encode(PackageForm form, Path out) throws EncoderException, InterruptedException {
        return new Transcoder(Clock.systemUTC())
                .encode(request(form, out), ProgressListener.NONE)
                .directory();
    }

    private static EncodeRequest request(PackageForm form, Path out) {
        return new EncodeRequest("files-1", inputs, null, Ladder.LECTURE, Map.of("title", "Test"), out).with(form);
    }

    private static void tear(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));
    }

    private static byte[] joined(Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(Files.readAllBytes(folder.resolve("init.mp4")));
        for (int number = 1; Files.exists(folder.resolve(number + ".m4s")); number++) {
            all.write(Files.readAllBytes(folder.resolve(number + ".m4s")));
        }
        return all.toByteArray();
    }

    private static MediaPlaylist playlist(String path) throws EncoderException, IOException {
        return playlist(files, path);
    }

    private static MediaPlaylist playlist(Path out, String path) throws EncoderException, IOException {
        return MediaPlaylist.parse(Files.readString(out.resolve(path)));
    }

    /** The media files of the renditions. */
    private static List<String> media(Path out) throws IOException {
        try (Stream<Path> tree = Files.walk(out)) {
            return tree.map(path -> out.relativize(path).toString())
                    .filter(path -> path.startsWith("video/") || path.startsWith("audio/"))
                    .filter(path -> path.endsWith(".mp4") || path.endsWith(".m4s"))
                    .sorted()
                    .toList();
        }
    }
}
