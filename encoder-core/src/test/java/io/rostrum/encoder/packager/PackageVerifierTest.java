package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The verifier as a whole: good, growing, empty and nonsensical packages. */
class PackageVerifierTest extends BrokenPackage {
    @Test
    void aGoodPackageHasNoProblems() throws Exception {
        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void aGoodPackageWithAFileForEachSegmentHasNoProblems() throws Exception {
        Path files = TestPackage.make(dir.resolve("files"), dir.resolve("masters"), false);

        assertThat(PackageVerifier.verify(files)).isEmpty();
    }

    @Test
    void aGrowingPackageNeedsNoManifestAndNoEnd() throws Exception {
        Files.delete(broken.resolve("manifest.json"));
        for (String playlist : List.of("audio.m3u8", "audio/speech.m3u8", "video/72p.m3u8", "video/180p.m3u8")) {
            write(playlist, read(playlist).replace("#EXT-X-ENDLIST\n", "").replace("TYPE:VOD", "TYPE:EVENT"));
        }

        assertThat(PackageVerifier.verifyGrowing(broken)).isEmpty();
        assertThat(PackageVerifier.verify(broken))
                .extracting(Problem::ruleId)
                .contains("package-sealed", "playlist-ended");
    }

    @Test
    void aFragmentBeingWrittenBehindTheLastSegmentIsNoProblemWhileGrowing() throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve("video/72p.mp4"));
        Files.write(broken.resolve("video/72p.mp4"), Arrays.copyOf(media, media.length - 50));
        dropLastSegment("video/72p.m3u8");
        dropLastSegment("video/72p-iframe.m3u8");
        Files.delete(broken.resolve("manifest.json"));

        assertThat(PackageVerifier.verifyGrowing(broken)).isEmpty();
    }

    @Test
    void aThousandBreachesAreNotAThousandLines() throws Exception {
        String playlist = read("audio.m3u8");
        String many = "#EXTINF:6,\nmissing.mp4\n#EXTINF:66,\naudio/speech.mp4\n".repeat(1000);
        write("audio.m3u8", playlist.replace("#EXT-X-ENDLIST", many + "#EXT-X-ENDLIST"));

        assertThat(PackageVerifier.verify(broken))
                .filteredOn(problem -> problem.ruleId().equals("target-duration"))
                .hasSize(5)
                .last()
                .extracting(Problem::sentence)
                .asString()
                .endsWith("There are 995 more like this.");
    }

    @Test
    void whatIsNoFolderIsBadInput() {
        assertThatThrownBy(() -> PackageVerifier.verify(dir.resolve("nowhere")))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("There is no folder");
        assertThatThrownBy(() -> PackageVerifier.verify(good.resolve("master.m3u8")))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void anEmptyFolderIsNeitherSealedNorAPackage() throws Exception {
        Path empty = Files.createDirectory(dir.resolve("empty"));

        assertThat(PackageVerifier.verify(empty))
                .extracting(Problem::ruleId)
                .containsExactly("package-sealed", "playlist-readable");
        assertThat(PackageVerifier.verifyGrowing(empty)).isEmpty();
    }

    @Test
    void noiseInAnyFileNeverBreaksTheVerifier() throws Exception {
        Random random = new Random(7);
        List<String> files = List.of(
                "master.m3u8", "audio.m3u8", "video/72p.m3u8", "video/72p.mp4", "audio/speech.mp4", "manifest.json");
        for (int round = 0; round < 150; round++) {
            String file = files.get(round % files.size());
            byte[] bytes = Files.readAllBytes(good.resolve(file));
            int near = file.endsWith(".mp4") ? 1200 : bytes.length;
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(Math.min(near, bytes.length))] = (byte) random.nextInt(256);
            }
            Files.write(broken.resolve(file), bytes);

            for (Problem problem : PackageVerifier.verify(broken)) {
                assertThat(problem.sentence()).isNotBlank();
            }
            Files.copy(good.resolve(file), broken.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void everyRuleHasItsOwnId() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates().hasSize(44);
    }

    @Test
    void aHostilePackageGivesProblemsNeverAFailure() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret.m3u8"), read("audio.m3u8"));
        Files.createSymbolicLink(broken.resolve("link.m3u8"), secret);
        Files.createDirectory(broken.resolve("folder.m3u8"));
        Files.write(broken.resolve("latin.m3u8"), "#EXTM3U\n# \u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        String large = "#EXTINF:6,\n#EXT-X-BYTERANGE:999999999999999999@999999999999999999\naudio/speech.mp4\n";
        write("huge.m3u8", read("audio.m3u8").replace("#EXT-X-ENDLIST", large + "#EXT-X-ENDLIST"));
        write(
                "master.m3u8",
                read("master.m3u8")
                        + "#EXT-X-STREAM-INF:BANDWIDTH=1\n../secret.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/etc/passwd\n"
                        + "#EXT-X-STREAM-INF:BANDWIDTH=1\nhttp://example.org/a.m3u8\n"
                        + "#EXT-X-STREAM-INF:BANDWIDTH=1\nlink.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfolder.m3u8\n");
        Files.delete(broken.resolve("manifest.json"));
        Files.createDirectory(broken.resolve("manifest.json"));

        List<Problem> problems = PackageVerifier.verify(broken);

        assertThat(problems)
                .extracting(Problem::ruleId)
                .contains("package-sealed", "path-safe", "playlist-readable", "uri-exists", "byte-ranges");
        assertThat(problems)
                .filteredOn(problem -> problem.ruleId().equals("path-safe"))
                .extracting(Problem::sentence)
                .anyMatch(sentence -> sentence.contains("../secret"))
                .anyMatch(sentence -> sentence.contains("/etc/passwd"))
                .anyMatch(sentence -> sentence.contains("http:"));
        assertThat(problems).extracting(Problem::sentence).noneMatch(sentence -> sentence.contains("could not be"));
    }

    @Test
    void aRunThatPromisesMillionsOfEmptySamplesDoesNotFillTheMemory() throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve("audio/speech.mp4"));
        int header = (int) fragments("audio/speech.mp4").get(0).offset();
        try (OutputStream out = Files.newOutputStream(broken.resolve("audio/speech.mp4"))) {
            out.write(media, 0, header);
            for (int i = 0; i < 60; i++) {
                out.write(emptySamples(900_000));
            }
        }

        assertThat(PackageVerifier.verify(broken))
                .filteredOn(problem -> problem.ruleId().equals("media-readable"))
                .extracting(Problem::sentence)
                .anyMatch(sentence -> sentence.contains("samples"));
    }

    /** A fragment of samples without bytes; a few dozen bytes for any number of them. */
    private static byte[] emptySamples(int count) {
        ByteBuffer fragment = ByteBuffer.allocate(8 + 16 + 8 + 24 + 16 + 16 + 8);
        box(fragment, "moof", 8 + 16 + 8 + 24 + 16 + 16);
        box(fragment, "mfhd", 16).putInt(0).putInt(1);
        box(fragment, "traf", 8 + 24 + 16 + 16);
        box(fragment, "tfhd", 24).putInt(0x020018).putInt(1).putInt(1024).putInt(0);
        box(fragment, "tfdt", 16).putInt(0).putInt(0);
        box(fragment, "trun", 16).putInt(0).putInt(count);
        return box(fragment, "mdat", 8).array();
    }

    private static ByteBuffer box(ByteBuffer into, String type, int size) {
        return into.putInt(size).put(type.getBytes(StandardCharsets.US_ASCII));
    }
}
