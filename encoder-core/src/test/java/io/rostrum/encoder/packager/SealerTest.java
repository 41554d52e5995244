package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path dir;

    @Test
    void filesAreListedInTheOrderInWhichTheyServeMostStudents() throws Exception {
        List<String> order = List.of(
                "metadata.json",
                "chapters.json",
                "poster.jpg",
                "text/en.vtt",
                "text/en.m3u8",
                "audio/high.mp4",
                "audio/low.mp4",
                "audio/high.m3u8",
                "audio/low.m3u8",
                "audio.m3u8",
                "thumbnails/2.jpg",
                "thumbnails/10.jpg",
                "thumbnails/thumbnails.vtt",
                "video/234p/init.mp4",
                "video/234p/2.m4s",
                "video/234p/10.m4s",
                "video/234p.m3u8",
                "video/720p.mp4",
                "video/720p-iframe.m3u8",
                "video/720p.m3u8",
                "video/1080p.mp4",
                "video/1080p.m3u8",
                "download/360p.mp4",
                "slides.m3u8",
                "master.m3u8");
        for (int i = order.size() - 1; i >= 0; i--) {
            write(order.get(i), "x");
        }

        Manifest manifest = Sealer.seal(dir, "lecture-1", NINE);

        assertThat(manifest.files()).extracting(PackageFile::path).containsExactlyElementsOf(order);
    }

    @Test
    void theManifestSaysWhatTheDesignSays() throws Exception {
        write("master.m3u8", "abc");

        Sealer.seal(dir, "lecture-1", NINE);

        assertThat(dir.resolve("manifest.json")).content().isEqualToIgnoringWhitespace("""
                {"version":1,"id":"lecture-1","createdAt":"2026-11-24T09:00:00Z","files":[
                 {"path":"master.m3u8","size":3,
                  "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}]}""");
    }

    @Test
    void aManifestThatWasWrittenReadsTheSame() throws Exception {
        write("master.m3u8", "abc");
        write("video/360p.mp4", "");

        Manifest written = Sealer.seal(dir, "lecture-1", NINE);

        assertThat(MediaPackage.open(dir).manifest()).isEqualTo(written);
        assertThat(written.totalBytes()).isEqualTo(3);
    }

    @Test
    void whatAWriterLeftBehindIsNotPartOfThePackage() throws Exception {
        write("master.m3u8", "abc");
        write("video/360p.mp4.tmp", "half");
        write(".DS_Store", "x");
        write(".cache/file", "x");

        Manifest manifest = Sealer.seal(dir, "lecture-1", NINE);

        assertThat(manifest.files()).extracting(PackageFile::path).containsExactly("master.m3u8");
        assertThat(dir.resolve("manifest.json.tmp")).doesNotExist();
    }

    @Test
    void aPackageIsSealedOnlyOnceItHasItsManifest() throws Exception {
        write("master.m3u8", "abc");
        MediaPackage mediaPackage = MediaPackage.open(dir);

        assertThat(mediaPackage.isSealed()).isFalse();
        assertThatThrownBy(mediaPackage::manifest).hasMessageContaining("not sealed");

        Sealer.seal(dir, "lecture-1", NINE);
        assertThat(mediaPackage.isSealed()).isTrue();
    }

    @Test
    void aLinkInThePackageIsRefused() throws Exception {
        write("master.m3u8", "abc");
        Files.createSymbolicLink(dir.resolve("poster.jpg"), dir.resolve("master.m3u8"));

        assertThatThrownBy(() -> Sealer.seal(dir, "lecture-1", NINE))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("poster.jpg");
    }

    @Test
    void anEmptyFolderIsNothingToSeal() {
        assertThatThrownBy(() -> Sealer.seal(dir, "lecture-1", NINE)).hasMessageContaining("nothing to seal");
    }

    @Test
    void aManifestWhosePathsLeadOutIsRefused() throws Exception {
        for (String path : List.of("../x", "/etc/passwd", "a/../../b", "C:/x", "a\\\\b", "", "a//b", "./a", "a/")) {
            write("manifest.json", """
                    {"version":1,"id":"i","createdAt":"2026-11-24T09:00:00Z","files":[{"path":"%s","size":1,"sha256":"%s"}]}
                    """.formatted(path, "0".repeat(64)));

            assertThatThrownBy(() -> MediaPackage.open(dir).manifest())
                    .as(path)
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("plain path within the package");
        }
    }

    @Test
    void aManifestThatIsNoneIsOneClearSentence() throws Exception {
        for (String text : List.of("", "null", "[]", "{", "{\"version\":2}", "{\"version\":1}", "\u0000\u0001")) {
            write("manifest.json", text);

            assertThatThrownBy(() -> MediaPackage.open(dir).manifest())
                    .as(text)
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("manifest");
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = dir.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
