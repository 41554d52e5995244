package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.UploadJob;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages with a file a segment: many small ones. */
class ManyFilesTest {
    private static final int SEGMENTS = 40;

    @TempDir
    Path dir;

    private TestPackage pack;

    @BeforeEach
    void makeThePackage() throws IOException {
        pack = new TestPackage(dir.resolve("package"), "lecture-1");
        for (String rendition : new String[] {"audio/64k", "video/234p", "video/360p"}) {
            pack.with(rendition + "/init.mp4", TestPackage.random(rendition.hashCode(), 700));
            for (int number = 1; number <= SEGMENTS; number++) {
                pack.with(rendition + "/" + number + ".m4s", TestPackage.random(number, 2000 + number));
            }
            pack.with(rendition + ".m3u8", ("#EXTM3U\n#" + rendition).getBytes(StandardCharsets.UTF_8));
        }
        pack.with("master.m3u8", "#EXTM3U\n#master\n".getBytes(StandardCharsets.UTF_8))
                .sealed();
    }

    @Test
    void allArriveAtThePlatformOnceEach() throws Exception {
        try (Platform platform = Platform.start(new PlatformSettings(dir.resolve("platform"), null, 0, null))) {
            Rig rig = Rig.in(dir).patient().with(() -> Files.readString(platform.tokenFile()));

            UploadResult result = rig.upload(pack, platform.url());

            assertThat(result.published()).isTrue();
            assertThat(result.bytesSent()).isEqualTo(pack.bytes());
            assertThat(result.bytesResent()).isZero();
            assertThat(rig.upload(pack, platform.url()).bytesSent()).isZero();
        }
    }

    @Test
    void allArriveInAFolderOnceEach() throws Exception {
        URI folder = UploadJob.destination(
                Files.createDirectory(dir.resolve("folder")).toString());

        UploadResult result = Rig.in(dir).upload(pack, folder);

        assertThat(result.published()).isTrue();
        assertThat(hashes(dir.resolve("folder"))).containsAllEntriesOf(pack.hashes());
        assertThat(Rig.in(dir).upload(pack, folder).bytesSent()).isZero();
    }

    /** Of all files, by their path below the package's own folder. */
    private Map<String, String> hashes(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                hashes.put(path.substring(path.indexOf('/') + 1), TestPackage.sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
