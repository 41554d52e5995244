package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lecture is sent while it is still recorded; and a file with its creation. */
class GrowingFileTest extends PlatformTest {
    private static final String ID = "lecture-1";

    @Test
    void aFileIsSentBeforeAnybodyKnowsItsLengthAndTheManifestFinishesIt() throws Exception {
        String location = growing(VIDEO.path()).headers().firstValue("Location").orElseThrow();
        HttpResponse<String> head = uploader.head(location);
        assertThat(head.headers().firstValue("Upload-Defer-Length")).hasValue("1");
        assertThat(head.headers().firstValue("Upload-Length")).isEmpty();
        uploader.patch(location, 0, Arrays.copyOf(VIDEO.bytes(), 100_000));

        restart();
        assertThat(uploader.offset(location)).isEqualTo(100_000);
        assertThat(uploader.want(ID, List.of(VIDEO, MASTER))).containsExactly(VIDEO.path(), MASTER.path());
        assertThat(uploader.offset(location)).as("the manifest leaves it").isEqualTo(100_000);

        byte[] rest = Arrays.copyOfRange(VIDEO.bytes(), 100_000, VIDEO.bytes().length);
        HttpResponse<String> last =
                uploader.send(uploader.patchRequest(location, 100_000, BodyPublishers.ofByteArray(rest))
                        .header("Upload-Length", "" + VIDEO.bytes().length));
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(uploader.want(ID, List.of(VIDEO, MASTER))).containsExactly(MASTER.path());
        uploader.upload(ID, MASTER);
        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
        assertThat(uploader.get("/versions/lecture-1/1/" + VIDEO.path()).body()).isEqualTo(VIDEO.bytes());
    }

    @Test
    void aGrownFileThatBecameAnotherIsSentAgain() throws Exception {
        String location = growing(VIDEO.path()).headers().firstValue("Location").orElseThrow();
        uploader.patch(location, 0, VIDEO.damaged().bytes());

        assertThat(uploader.want(ID, List.of(VIDEO))).containsExactly(VIDEO.path());
        assertThat(uploader.head(location).statusCode()).isEqualTo(404);
        assertThat(uploader.publish(ID, List.of(VIDEO)).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingCanBeAddedToAGrownFileAfterItsPublication() throws Exception {
        String location = growing(VIDEO.path()).headers().firstValue("Location").orElseThrow();
        uploader.patch(location, 0, VIDEO.bytes());
        assertThat(uploader.publish(ID, List.of(VIDEO)).statusCode()).isEqualTo(200);

        assertThat(uploader.patch(location, VIDEO.bytes().length, new byte[10]).statusCode())
                .isEqualTo(404);
        assertThat(published(ID).resolve(VIDEO.path())).hasBinaryContent(VIDEO.bytes());
    }

    @Test
    void aDeferredLengthHasItsRules() throws Exception {
        for (String path : List.of("../x", "manifest.json", "", "a\u0000")) {
            assertThat(growing(path).statusCode()).as(path).isIn(400, 422);
        }
        HttpResponse<String> both = uploader.send(uploader.tus("/files")
                .header("Upload-Length", "5")
                .header("Upload-Defer-Length", "1")
                .header("Upload-Metadata", TestUploader.metadata("package", ID))
                .POST(BodyPublishers.noBody()));
        assertThat(both.statusCode()).isEqualTo(400);
        String location = growing(VIDEO.path()).headers().firstValue("Location").orElseThrow();
        uploader.patch(location, 0, new byte[10]);
        assertThat(declared(location, 10, 5)).as("shorter than what is there").isEqualTo(400);
        assertThat(declared(location, 10, 20)).isEqualTo(204);
        assertThat(declared(location, 10, 30)).as("declared twice").isEqualTo(400);
        assertThat(uploader.patch(location, 10, new byte[11]).statusCode()).isEqualTo(413);
    }

    @Test
    void aSmallFileComesWithItsCreation() throws Exception {
        uploader.want(ID, List.of(MASTER));
        HttpResponse<String> created = uploader.send(uploader.tus("/files")
                .header("Upload-Length", "" + MASTER.bytes().length)
                .header("Content-Type", "application/offset+octet-stream")
                .header(
                        "Upload-Metadata",
                        TestUploader.metadata("package", ID) + "," + TestUploader.metadata("path", MASTER.path()) + ","
                                + TestUploader.metadata("sha256", MASTER.sha256()))
                .POST(BodyPublishers.ofByteArray(MASTER.bytes())));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Upload-Offset")).hasValue("" + MASTER.bytes().length);
        assertThat(uploader.offset(created.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(MASTER.bytes().length);
        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
    }

    private int declared(String location, long offset, long length) throws Exception {
        return uploader.send(uploader.patchRequest(location, offset, BodyPublishers.noBody())
                        .header("Upload-Length", "" + length))
                .statusCode();
    }

    private HttpResponse<String> growing(String path) throws Exception {
        return uploader.send(uploader.tus("/files")
                .header("Upload-Defer-Length", "1")
                .header(
                        "Upload-Metadata",
                        TestUploader.metadata("package", ID) + "," + TestUploader.metadata("path", path))
                .POST(BodyPublishers.noBody()));
    }
}
