package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Breaks the manifest and the paths of a good package, one rule at a time. */
class ManifestRulesTest extends BrokenPackage {
    @Test
    void aPackageWithoutManifestIsNotSealed() throws Exception {
        Files.delete(broken.resolve("manifest.json"));

        assertThat(only("package-sealed").sentence()).contains("not sealed");
    }

    @Test
    void aManifestThatCannotBeReadIsTold() throws Exception {
        write("manifest.json", "{\"version\":1");

        only("package-sealed");
    }

    @Test
    void aFileMissingFromTheManifestIsTold() throws Exception {
        write("poster.jpg", "new");

        assertThat(only("manifest-complete").file()).isEqualTo("poster.jpg");
    }

    @Test
    void aFileMissingFromTheDiskIsTold() throws Exception {
        Files.delete(broken.resolve("metadata.json"));

        assertThat(only("manifest-complete").file()).isEqualTo("metadata.json");
    }

    @Test
    void aFileOfAnotherSizeIsTold() throws Exception {
        write("metadata.json", "{ }\n");

        assertThat(only("manifest-hashes").sentence()).contains("bytes");
    }

    @Test
    void aFileWithOneBitFlippedIsTold() throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve("audio/speech.mp4"));
        media[media.length - 1] ^= 1;
        Files.write(broken.resolve("audio/speech.mp4"), media);

        assertThat(only("manifest-hashes").sentence()).contains("SHA-256");
    }

    @Test
    void aPlaylistThatTravelsBeforeItsMediaIsTold() throws Exception {
        String manifest = read("manifest.json");
        write(
                "manifest.json",
                manifest.replace("video/72p.mp4", "@")
                        .replace("video/72p.m3u8", "video/72p.mp4")
                        .replace("@", "video/72p.m3u8"));

        assertThat(ids()).contains("manifest-order");
    }

    @Test
    void aManifestPathThatLeadsOutIsTold() throws Exception {
        edit("manifest.json", "\"metadata.json\"", "\"../metadata.json\"");

        only("path-safe");
    }

    @Test
    void aUriThatLeadsOutIsAbsoluteOrRemoteIsTold() throws Exception {
        String before = read("audio.m3u8");
        for (String uri : List.of(
                "../audio/speech.mp4",
                "/audio/speech.mp4",
                "https://example.org/speech.mp4",
                "//example.org/speech.mp4",
                "file:///etc/passwd",
                "audio/..%2f..%2fspeech.mp4",
                "audio/%zz.mp4",
                "audio\\speech.mp4",
                "audio/speech.mp4?token=1")) {
            write("audio.m3u8", before.replace("\naudio/speech.mp4", "\n" + uri));
            TestPackage.seal(broken);

            assertThat(only("path-safe").file()).as(uri).isEqualTo("audio.m3u8");
        }
    }

    @Test
    void aLinkInThePackageIsTold() throws Exception {
        Files.createSymbolicLink(broken.resolve("poster.jpg"), broken.resolve("metadata.json"));

        assertThat(only("path-safe").file()).isEqualTo("poster.jpg");
    }
}
