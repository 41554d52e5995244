package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks packages that have a file for each segment. */
class SegmentFilesRulesTest {
    @TempDir
    Path dir;

    private Path broken;

    @BeforeEach
    void makeAGoodOne() throws Exception {
        broken = TestPackage.make(dir.resolve("package"), dir.resolve("masters"), false);
        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void aSegmentThatIsNotThereIsTold() throws Exception {
        Files.delete(broken.resolve("video/180p/2.m4s"));
        TestPackage.seal(broken);

        Problem problem = only("uri-exists");
        assertThat(problem.sentence()).contains("video/180p/2.m4s");
        assertThat(problem.file()).isEqualTo("video/180p.m3u8");
    }

    @Test
    void aSegmentThatVanishedAfterSealingIsTold() throws Exception {
        Files.delete(broken.resolve("audio/speech/3.m4s"));

        assertThat(ids()).contains("manifest-complete", "uri-exists");
    }

    @Test
    void aHeaderThatIsNotThereIsTold() throws Exception {
        Files.delete(broken.resolve("video/180p/init.mp4"));
        TestPackage.seal(broken);

        assertThat(ids()).contains("uri-exists");
    }

    @Test
    void aSegmentThatIsCutIsTold() throws Exception {
        Path file = broken.resolve("video/180p/2.m4s");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        TestPackage.seal(broken);

        assertThat(ids()).contains("byte-ranges");
    }

    @Test
    void aSegmentThatIsCutBehindAWholeFragmentIsTold() throws Exception {
        Path file = broken.resolve("video/180p/2.m4s");
        byte[] third = Files.readAllBytes(broken.resolve("video/180p/3.m4s"));
        byte[] both = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 40);
        System.arraycopy(third, 0, both, both.length - 40, 40);
        Files.write(file, both);
        TestPackage.seal(broken);

        assertThat(PackageVerifier.verify(broken))
                .filteredOn(problem -> problem.ruleId().equals("byte-ranges"))
                .extracting(Problem::sentence)
                .singleElement()
                .asString()
                .contains("Segment 2 of video/180p/2.m4s ends in the middle of a fragment");
    }

    @Test
    void twoSegmentsThatChangedPlacesAreTold() throws Exception {
        Path second = broken.resolve("video/180p/2.m4s");
        Path aside = dir.resolve("aside");
        Files.move(second, aside);
        Files.move(broken.resolve("video/180p/1.m4s"), second);
        Files.move(aside, broken.resolve("video/180p/1.m4s"));
        TestPackage.seal(broken);

        assertThat(ids()).contains("decode-times");
    }

    @Test
    void aSegmentOfAnotherRungIsToldByItsHash() throws Exception {
        Files.copy(
                broken.resolve("video/72p/2.m4s"),
                broken.resolve("video/180p/2.m4s"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(ids()).contains("manifest-hashes");
    }

    private Problem only(String ruleId) throws Exception {
        List<Problem> problems = PackageVerifier.verify(broken);
        assertThat(problems).as("%s", problems).extracting(Problem::ruleId).containsOnly(ruleId);
        return problems.get(0);
    }

    private List<String> ids() throws Exception {
        return PackageVerifier.verify(broken).stream()
                .map(Problem::ruleId)
                .distinct()
                .toList();
    }
}
