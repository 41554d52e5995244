package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
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
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates().hasSize(33);
    }
}
