package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no sealed package is told in one sentence, before anything is sent. */
class BadPackageTest {
    @TempDir
    Path dir;

    @Test
    void aFolderThatIsNotThereIsTold() {
        refused(dir.resolve("nothing"), "There is no folder");
    }

    @Test
    void aPackageThatIsStillBeingEncodedIsTold() throws IOException {
        new TestPackage(dir.resolve("package"), "x").with("master.m3u8", new byte[3]);
        refused(dir.resolve("package"), "encoding has not finished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"version\":2,\"id\":\"a\",\"files\":[]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[]}",
                "{\"version\":1,\"id\":\"../a\",\"files\":[{\"path\":\"a\",\"size\":1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"../a\",\"size\":1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"/etc/passwd\",\"size\":1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"a\\\\b\",\"size\":1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"a\",\"size\":-1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"a\",\"size\":1,\"sha256\":\"12\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[{\"path\":\"manifest.json\",\"size\":1,\"sha256\":\"HASH\"}]}",
                "{\"version\":1,\"id\":\"a\",\"files\":[null]}"
            })
    void aManifestThatLiesIsTold(String manifest) throws IOException {
        Path pack = Files.createDirectories(dir.resolve("package"));
        Files.writeString(pack.resolve("manifest.json"), manifest.replace("HASH", "a".repeat(64)));
        refused(pack, "encode it again");
    }

    @Test
    void aLinkOutOfThePackageIsTold() throws IOException {
        TestPackage pack = TestPackage.lecture(dir.resolve("package"), "a", 10);
        Path video = pack.directory().resolve("video/234p.mp4");
        Path outside = Files.write(dir.resolve("outside"), Files.readAllBytes(video));
        Files.delete(video);
        Files.createSymbolicLink(video, outside);
        refused(pack.directory(), "lies outside");
    }

    private void refused(Path pack, String words) {
        assertThatThrownBy(() -> Rig.in(dir).upload(pack, dir.toUri()))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.code()).isEqualTo(Code.BAD_PACKAGE);
                    assertThat(e.retryable()).isFalse();
                })
                .hasMessageContaining(words);
    }
}
