package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.receipt.HeldFile;
import io.rostrum.uploader.receipt.Receipt;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.ReceiptKey;
import io.rostrum.uploader.receipt.ReceiptSigner;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The platform's signed word, on which a master may be freed. */
class ReceiptTest extends PlatformTest {
    private static final String ID = "lecture-1";
    private static final List<TestFile> FILES = List.of(VIDEO, MASTER);
    private static final String ADDRESS = "/api/packages/lecture-1/receipt";

    @Test
    void aCommitIsSignedForWithEveryHash() throws Exception {
        HttpResponse<String> commit = uploader.publish(ID, FILES);

        Receipt receipt = key().verify(TestUploader.json(commit).path("receipt").asText());

        assertThat(receipt.packageId()).isEqualTo(ID);
        assertThat(receipt.version()).isEqualTo(1);
        assertThat(receipt.covers(held(VIDEO, MASTER))).isTrue();
        assertThat(receipt.covers(held(VIDEO.damaged()))).isFalse();
        assertThat(receipt.manifestSha256())
                .isEqualTo(TestFile.text("m", TestUploader.manifest(ID, FILES)).sha256());
        assertThat(receipt.heldAt()).isAfterOrEqualTo(receipt.publishedAt().minusSeconds(1));
    }

    @Test
    void aReceiptCanBeAskedForLaterAndTheKeySurvivesARestart() throws Exception {
        uploader.publish(ID, FILES);
        ReceiptKey before = key();
        restart();

        assertThat(key()).isEqualTo(before);
        assertThat(before.verify(receipt(ADDRESS)).files()).hasSize(2);
        assertThat(before.verify(receipt(ADDRESS + "?read=all")).files()).hasSize(2);
        Path secret = data.resolve("platform/receipt-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatThePlatformNoLongerHasItDoesNotSignFor() throws Exception {
        assertThat(uploader.get(ADDRESS).statusCode()).isEqualTo(404);
        uploader.publish(ID, FILES);
        Path video = published(ID).resolve(VIDEO.path());

        Files.write(video, VIDEO.damaged().bytes());
        assertThat(uploader.get(ADDRESS + "?read=all").statusCode()).isEqualTo(409);
        assertThat(uploader.want(ID, FILES)).containsExactly(VIDEO.path());
        Files.delete(video);
        HttpResponse<byte[]> refused = uploader.get(ADDRESS);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(refused.body())).contains("Upload it again", VIDEO.path());

        assertThat(uploader.publish(ID, FILES).statusCode()).isEqualTo(200);
        assertThat(key().verify(receipt(ADDRESS)).version()).isEqualTo(2);
    }

    @Test
    void aForgedReceiptIsNotBelieved() throws Exception {
        uploader.publish(ID, FILES);
        String jws = receipt(ADDRESS);
        String[] parts = jws.split("\\.");
        String lie =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace(ID, "lecture-2");
        String forged = parts[0] + "." + encode(lie) + "." + parts[2];
        String unsigned = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String byAnother = ReceiptSigner.parse(ReceiptSigner.newKey()).sign(key().verify(jws));

        for (String bad : List.of(forged, unsigned, byAnother, "", "a.b.c", jws.substring(1))) {
            assertThatThrownBy(() -> key().verify(bad)).as(bad).isInstanceOf(ReceiptException.class);
        }
    }

    private ReceiptKey key() throws Exception {
        return ReceiptKey.parse(uploader.get("/api/receipt-key").body());
    }

    private String receipt(String address) throws Exception {
        return Json.read(uploader.get(address).body()).path("receipt").asText();
    }

    private static List<HeldFile> held(TestFile... files) {
        return List.of(files).stream()
                .map(file -> new HeldFile(file.path(), file.bytes().length, file.sha256()))
                .toList();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
