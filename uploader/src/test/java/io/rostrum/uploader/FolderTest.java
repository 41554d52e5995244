package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that go to a disk, a stick or a share. */
class FolderTest {
    @TempDir
    Path dir;

    private TestPackage pack;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 500_000);
        folder = Files.createDirectories(dir.resolve("stick"));
    }

    @Test
    void everyByteArrivesAndASecondRunCopiesNothing() throws Exception {
        URI destination = UploadJob.destination(folder.toString());
        UploadResult first = Rig.in(dir).upload(pack, destination);
        UploadResult second = Rig.in(dir).upload(pack, destination);

        assertThat(first.bytesSent()).isEqualTo(first.bytesTotal());
        assertThat(first.playlistUrl())
                .isEqualTo(folder.resolve("lecture-1/master.m3u8").toUri());
        assertThat(second.bytesSent()).isZero();
        assertThat(hashes()).isEqualTo(new TreeMap<>(pack.hashes()));
    }

    @Test
    void whatAnEarlierRunLeftHalfOrWrongIsMended() throws Exception {
        Rig.in(dir).upload(pack, folder.toUri());
        Files.write(folder.resolve("lecture-1/video/234p.mp4"), TestPackage.random(5, 500_000));
        Files.delete(folder.resolve("lecture-1/audio/main.mp4"));
        Files.write(folder.resolve("lecture-1/audio/main.mp4.rostrum-part"), new byte[10]);

        UploadResult result = Rig.in(dir).upload(pack, folder.toUri());

        assertThat(result.bytesSent()).isEqualTo(560_000);
        assertThat(hashes()).isEqualTo(new TreeMap<>(pack.hashes()));
    }

    @Test
    void aStickThatIsNotThereIsToldAndNotReplacedByAnEmptyFolder() {
        Path gone = dir.resolve("unplugged");
        assertThatThrownBy(() -> Rig.in(dir).upload(pack, gone.toUri()))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_DESTINATION))
                .hasMessageContaining("plug");
        assertThat(gone).doesNotExist();
    }

    @Test
    void aPlaylistIsNeverThereBeforeItsFiles() throws Exception {
        Files.write(pack.directory().resolve("video/234p.mp4"), new byte[3]);
        assertThatThrownBy(() -> Rig.in(dir).upload(pack, folder.toUri()))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.CHANGED));
        assertThat(folder.resolve("lecture-1/master.m3u8")).doesNotExist();
    }

    private Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        Path root = folder.resolve("lecture-1");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!path.equals("manifest.json")) {
                    hashes.put(path, TestPackage.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return hashes;
    }
}
