package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.text.CaptionSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionAdderTest extends BrokenPackage {
    private final CaptionAdder adder = new CaptionAdder(Clock.systemUTC());

    @Test
    void captionsJoinASealedPackageWhichIsSealedAgain() throws Exception {
        CaptionAdder.Result result = adder.add(broken, List.of(captions("mn", "Сайн"), captions("ar", "سلام")));

        assertThat(result.problems()).isEmpty();
        assertThat(result.notices()).isEmpty();
        assertThat(read("text/ar.vtt")).contains("سلام");
        assertThat(languages()).containsExactly("ar", "mn");
        assertThat(MediaPackage.open(broken).manifest().id()).isEqualTo("lecture-1");
        List<String> order = MediaPackage.open(broken).manifest().files().stream()
                .map(PackageFile::path)
                .toList();
        assertThat(order).endsWith("master.m3u8").contains("text/mn.vtt", "text/mn.m3u8");
    }

    @Test
    void anotherLanguageLeavesTheFirstAndTheSameLanguageReplacesIt() throws Exception {
        adder.add(broken, List.of(captions("en", "wrong")));
        adder.add(broken, List.of(captions("fr", "bonjour")));
        adder.add(broken, List.of(captions("EN", "right")));

        assertThat(languages()).containsExactly("en", "fr");
        assertThat(read("text/en.vtt")).contains("right").doesNotContain("wrong");
        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void mediaIsTheSameAndItsDamageIsNotSealedIn() throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve("audio/speech.mp4"));
        media[media.length - 1] ^= 1;
        Files.write(broken.resolve("audio/speech.mp4"), media);

        assertThat(adder.add(broken, List.of(captions("en", "hello"))).problems())
                .extracting(Problem::ruleId)
                .containsExactly("manifest-hashes");
    }

    @Test
    void aFileThatHoldsNoCaptionsOfThisLectureChangesNothing() throws Exception {
        String before = read("manifest.json");
        Path late = Files.writeString(dir.resolve("late.srt"), "50:00 --> 50:01\nanother lecture\n");

        for (CaptionSource source : List.of(
                new CaptionSource("en", broken.resolve("video/72p.mp4")),
                new CaptionSource("en", dir.resolve("missing.srt")),
                new CaptionSource("en", late))) {
            assertThatThrownBy(() -> adder.add(broken, List.of(captions("fr", "good"), source)))
                    .isInstanceOf(EncoderException.class);
        }
        assertThat(read("manifest.json")).isEqualTo(before);
        assertThat(PackageVerifier.verify(broken)).isEmpty();
    }

    @Test
    void aPackageThatIsNotSealedIsRefused() throws Exception {
        Files.delete(broken.resolve("manifest.json"));

        assertThatThrownBy(() -> adder.add(broken, List.of(captions("en", "hello"))))
                .hasMessageContaining("not a sealed package");
    }

    @Test
    void interruptedAnywhereThePackageIsOldNewOrUnsealedAndTheSameCallMendsIt() throws Exception {
        adder.add(broken, List.of(captions("en", "old words")));
        String old = read("manifest.json");
        int step = 0;
        boolean interrupted = true;
        while (interrupted) {
            interrupted = addUntil(step++);
            List<String> problems = ids();
            if (MediaPackage.open(broken).isSealed()) {
                assertThat(problems).as("step %d", step).isEmpty();
            } else {
                assertThat(problems).as("step %d", step).contains("package-sealed");
            }
            if (step % 2 == 0) { // another language mends it too
                adder.add(broken, List.of(captions("km", "សួស្តី")));
                assertThat(PackageVerifier.verify(broken)).as("step %d", step).isEmpty();
            }
            assertThat(adder.add(broken, List.of(captions("en", "new words"))).problems())
                    .as("step %d", step)
                    .isEmpty();
            assertThat(read("text/en.vtt")).contains("new words");
            assertThat(broken.resolve(CaptionAdder.MANIFEST_BEFORE)).doesNotExist();
        }
        assertThat(step).isGreaterThan(6);
        assertThat(read("manifest.json")).isNotEqualTo(old);
    }

    /** Whether the plug was pulled before the call was over. */
    private boolean addUntil(int step) throws Exception {
        int[] left = {step};
        CaptionAdder doomed = new CaptionAdder(Clock.systemUTC(), () -> {
            if (left[0]-- == 0) {
                throw new PowerCut();
            }
        });
        try {
            doomed.add(broken, List.of(captions("en", "new words " + step)));
            return false;
        } catch (PowerCut e) {
            return true;
        }
    }

    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private List<String> languages() throws Exception {
        return MultivariantPlaylist.parse(read("master.m3u8")).subtitles().stream()
                .map(SubtitleRendition::language)
                .toList();
    }

    private CaptionSource captions(String language, String text) throws Exception {
        Path file = dir.resolve(language + ".srt");
        return new CaptionSource(language, Files.writeString(file, "1\n00:00:01,000 --> 00:00:02,000\n" + text + "\n"));
    }
}
