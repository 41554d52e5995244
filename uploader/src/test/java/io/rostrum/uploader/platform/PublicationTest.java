package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From manifest to commit. */
class PublicationTest extends PlatformTest {
    private static final List<TestFile> FILES = List.of(VIDEO, TestFile.text("empty.vtt", ""), MASTER);

    @Test
    void aWholePackageIsPublishedByteForByteAndItsTracesAreGone() throws Exception {
        assertThat(uploader.want("lecture-1", FILES)).containsExactly("video/720p.mp4", "empty.vtt", "master.m3u8");

        HttpResponse<String> commit = uploader.publish("lecture-1", FILES);

        assertThat(commit.statusCode()).isEqualTo(200);
        JsonNode answer = TestUploader.json(commit);
        assertThat(answer.path("published").asBoolean()).isTrue();
        assertThat(answer.path("watchUrl").asText()).isEqualTo(platform.url() + "/watch/lecture-1");
        assertThat(answer.path("playlistUrl").asText()).isEqualTo(platform.url() + "/versions/lecture-1/1/master.m3u8");
        for (TestFile file : FILES) {
            assertThat(published("lecture-1").resolve(file.path())).hasBinaryContent(file.bytes());
            assertThat(uploader.get("/versions/lecture-1/1/" + file.path()).body())
                    .isEqualTo(file.bytes());
        }
        assertThat(uploader.want("lecture-1", FILES)).isEmpty();
        assertThat(filesIn("uploads")).isEmpty();
        assertThat(filesIn("staging")).isEmpty();
        assertThat(filesIn("manifests")).isEmpty();
    }

    @Test
    void aFileWithAWrongHashIsNamedThrownAwayAndWantedAgain() throws Exception {
        uploader.want("lecture-1", FILES);
        uploader.upload("lecture-1", MASTER);
        uploader.created("lecture-1", TestFile.text("empty.vtt", ""));
        uploader.finish(uploader.created("lecture-1", VIDEO), VIDEO.damaged());

        HttpResponse<String> refused = uploader.commit("lecture-1");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestUploader.json(refused).path("corrupt")).hasToString("[\"video/720p.mp4\"]");
        assertThat(TestUploader.json(refused).path("missing")).isEmpty();
        assertThat(published("lecture-1")).doesNotExist();
        assertThat(uploader.want("lecture-1", FILES)).containsExactly("video/720p.mp4");

        uploader.upload("lecture-1", VIDEO);
        assertThat(uploader.commit("lecture-1").statusCode()).isEqualTo(200);
    }

    @Test
    void aMissingOrUnfinishedFileStopsTheCommit() throws Exception {
        uploader.want("lecture-1", FILES);
        uploader.upload("lecture-1", MASTER);
        String half = uploader.created("lecture-1", VIDEO);
        uploader.patch(half, 0, new byte[10]);

        HttpResponse<String> refused = uploader.commit("lecture-1");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(TestUploader.json(refused).path("missing")).hasToString("[\"video/720p.mp4\",\"empty.vtt\"]");
        assertThat(published("lecture-1")).doesNotExist();
        assertThat(uploader.offset(half)).as("the half file stays for resuming").isEqualTo(10);
    }

    @Test
    void manyCommitsAtOnceGiveOnePublication() throws Exception {
        uploader.want("lecture-1", FILES);
        for (TestFile file : FILES) {
            uploader.upload("lecture-1", file);
        }
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(clients.submit(() -> uploader.commit("lecture-1")));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(filesIn("packages")).containsExactly("lecture-1");
        assertThat(filesIn("staging")).isEmpty();
        assertThat(published("lecture-1").resolve("video/720p.mp4")).hasBinaryContent(VIDEO.bytes());
        assertThat(uploader.commit("lecture-1").statusCode())
                .as("and again later")
                .isEqualTo(200);
    }

    @Test
    void aRestartKeepsWholeFilesAndThrowsHalfMadePublicationsAway() throws Exception {
        uploader.want("lecture-1", FILES);
        uploader.upload("lecture-1", VIDEO);
        Path leftover = data.resolve("platform/staging/lecture-1-x/video");
        Files.createDirectories(leftover);
        Files.write(leftover.resolve("720p.mp4"), new byte[7]);

        restart();

        assertThat(filesIn("staging")).isEmpty();
        assertThat(uploader.want("lecture-1", FILES)).containsExactly("empty.vtt", "master.m3u8");
        assertThat(uploader.publish("lecture-1", FILES).statusCode()).isEqualTo(200);
        assertThat(published("lecture-1").resolve("video/720p.mp4")).hasBinaryContent(VIDEO.bytes());
    }

    @Test
    void aNewManifestMakesFilesOfTheOldOneSuperfluous() throws Exception {
        uploader.want("lecture-1", FILES);
        String old = uploader.created("lecture-1", VIDEO);
        TestFile shorter = TestFile.random(VIDEO.path(), 1000);

        assertThat(uploader.want("lecture-1", List.of(shorter, MASTER))).hasSize(2);

        assertThat(uploader.head(old).statusCode()).isEqualTo(404);
        assertThat(uploader.publish("lecture-1", List.of(shorter, MASTER)).statusCode())
                .isEqualTo(200);
        assertThat(published("lecture-1").resolve(VIDEO.path())).hasBinaryContent(shorter.bytes());
    }

    @Test
    void aCommitWithoutManifestIsUnknown() throws Exception {
        assertThat(uploader.commit("lecture-1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/evil",
                "a/../../evil",
                "a//b",
                "a/",
                "./a",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "",
                ".",
                "..",
                "a/..",
                "manifest.json",
                "c:evil",
                "a/%2e%2e/b",
                "trailing."
            })
    void aPathThatCouldLeaveThePackageIsRefused(String path) throws Exception {
        TestFile file = TestFile.text(path, "evil");

        HttpResponse<String> answer =
                uploader.sendManifest("lecture-1", TestUploader.manifest("lecture-1", List.of(MASTER, file)));

        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(TestUploader.json(answer).path("detail").asText()).endsWith(".");
        assertThat(uploader.create("lecture-1", file).statusCode()).isBetween(400, 499);
        try (Stream<Path> all = Files.walk(around)) {
            assertThat(all.map(p -> p.getFileName().toString())).doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "%2e%2e", "..%2f..%2fevil", "a%00b", "a%20b", "%C3%A4"})
    void anIdThatIsNoSafeNameIsRefused(String id) throws Exception {
        assertThat(uploader.sendManifest(id, TestUploader.manifest(id, FILES)).statusCode())
                .isBetween(400, 499);
        assertThat(uploader.commit(id).statusCode()).isBetween(400, 499);
        assertThat(filesIn("packages")).isEmpty();
        assertThat(filesIn("manifests")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"version\":1,\"id\":\"lecture-1\"}",
                "{\"version\":2,\"id\":\"lecture-1\",\"files\":[{}]}",
                "{\"version\":1,\"id\":\"lecture-1\",\"files\":[]}",
                "{\"version\":1,\"id\":\"other\",\"files\":[{}]}",
                "{\"version\":1,\"id\":\"lecture-1\",\"files\":[{}]}",
                "{\"version\":1,\"id\":\"lecture-1\",\"files\":[{\"path\":\"a\",\"size\":-1,\"sha256\":\"00\"}]}"
            })
    void aMalformedManifestIsRefusedWithASentence(String json) throws Exception {
        HttpResponse<String> answer = uploader.sendManifest("lecture-1", json);

        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(TestUploader.json(answer).path("detail").asText()).endsWith(".");
    }

    @Test
    void twoPathsThatOneDiskCannotHoldAreRefused() throws Exception {
        List<TestFile> sameFolded = List.of(TestFile.text("A.vtt", "1"), TestFile.text("a.vtt", "2"));
        List<TestFile> fileAndFolder = List.of(TestFile.text("a", "1"), TestFile.text("a/b", "2"));

        assertThat(uploader.sendManifest("x", TestUploader.manifest("x", sameFolded))
                        .statusCode())
                .isEqualTo(422);
        assertThat(uploader.sendManifest("x", TestUploader.manifest("x", fileAndFolder))
                        .statusCode())
                .isEqualTo(422);
    }

    private List<String> filesIn(String folder) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("platform").resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
