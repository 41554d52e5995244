package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.testsupport.FaultProxy;
import io.rostrum.uploader.testsupport.FaultProxy.How;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import io.rostrum.uploader.testsupport.TusJavaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against another tus server that others wrote; it checks checksums and takes bytes with the creation. */
class TusJavaServerTest {
    private static final String FULL_CHUNK = "Content-Length: " + Rig.CHUNK + "\r\n";

    @TempDir
    Path dir;

    @Test
    void aCutAResetALostAnswerAndAFlippedByteCostAtMostOneChunkEach() throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 3_000_000);
        try (TusJavaServer server = new TusJavaServer(dir.resolve("server"));
                FaultProxy proxy = new FaultProxy(server.port())) {
            proxy.plan(How.CUT, FULL_CHUNK, 100_000)
                    .plan(How.RESET, FULL_CHUNK, 90_000)
                    .plan(How.LOSE_ANSWER, FULL_CHUNK, 0)
                    .plan(How.FLIP, FULL_CHUNK, 120_000);

            UploadResult result = Rig.in(dir).upload(pack, proxy.uri("/files"));

            assertThat(proxy.happened()).isEqualTo(4);
            assertThat(server.hashes()).isEqualTo(withManifest(pack));
            assertThat(result.bytesResent()).isLessThanOrEqualTo(4L * Rig.CHUNK);
            assertThat(Rig.in(dir).upload(pack, proxy.uri("/files")).bytesSent())
                    .isZero();
        }
    }

    private static Map<String, String> withManifest(TestPackage pack) throws IOException {
        Map<String, String> hashes = new TreeMap<>(pack.hashes());
        hashes.put(
                "manifest.json",
                TestPackage.sha256(Files.readAllBytes(pack.directory().resolve("manifest.json"))));
        return hashes;
    }
}
