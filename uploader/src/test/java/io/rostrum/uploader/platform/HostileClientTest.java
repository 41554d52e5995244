package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that are slow, lie, or want to do harm; meanwhile a student watches and a room uploads. */
class HostileClientTest extends PlatformTest {
    /** More than the server has threads. */
    private static final int CROWD = 200;

    private static final String ID = "lecture-1";

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void leave() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aCrowdOfSlowUploadersHoldsNobodyUp() throws Exception {
        uploader.want(ID, List.of(VIDEO, MASTER));
        for (int i = 0; i < CROWD; i++) {
            String location = uploader.created(ID, VIDEO);
            OutputStream out = connect();
            out.write(("PATCH " + location + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token()
                            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                            + "Content-Length: 300000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(VIDEO.bytes(), 0, 10);
            out.flush();
        }
        theHouseIsWell();
    }

    @Test
    void aCrowdThatNeverEndsItsHeadersOrItsRefusedBodyOrNeverReadsHoldsNobodyUp() throws Exception {
        publishLecture("big", "{}", TestFile.random("video/1080p.mp4", 8_000_000));
        for (int i = 0; i < CROWD; i++) {
            String words =
                    switch (i % 3) {
                        case 0 -> "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
                        case 1 ->
                            "POST /api/packages/x/manifest HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n{";
                        default ->
                            "GET /versions/big/1/video/1080p.mp4 HTTP/1.1\r\nHost: x\r\n\r\n"
                                    + "GET /assets/hls.js HTTP/1.1\r\nHost: x\r\n\r\n";
                    };
            OutputStream out = connect();
            out.write(words.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        theHouseIsWell();
    }

    @Test
    void nonsenseIsRefusedAndNothingBreaks() throws Exception {
        publishLecture(ID, "{}", VIDEO);
        String tenThousand =
                IntStream.range(0, 10_000).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));
        String fewHundred = IntStream.range(0, 500).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","));
        String video = "/versions/lecture-1/1/" + VIDEO.path();
        assertThat(status("GET " + video + " HTTP/1.1\r\nHost: x\r\nRange: bytes=" + tenThousand + "\r\n\r\n"))
                .isEqualTo(431);
        assertThat(uploader.get(video, "Range", "bytes=" + fewHundred).body()).hasSize(VIDEO.bytes().length);
        assertThat(uploader.get(video, "Range", "bytes=0-0,999999999999999999999999-")
                        .statusCode())
                .isEqualTo(200);
        assertThat(status("GET / HTTP/1.1\r\nHost: x\r\nX-Huge: " + "a".repeat(100_000) + "\r\n\r\n"))
                .isEqualTo(431);
        assertThat(status("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isIn(414, 431);
        assertThat(status("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"))
                .isEqualTo(400);
        assertThat(status("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isEqualTo(400);
        assertThat(status("BREW /versions HTTP/1.1\r\nHost: x\r\n\r\n")).isIn(400, 404, 405);
        assertThat(status("GET /versions/lecture-1/1/../../../token HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isIn(400, 404);
        assertThat(status("GET /versions/lecture-1/1/a%00b HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isIn(400, 404);
        theHouseIsWell();
    }

    @Test
    void aManifestThatUnpacksOrNestsOrSwellsIsRefused() throws Exception {
        String token = "Authorization: Bearer " + token() + "\r\n";
        String post = "POST /api/packages/x/manifest HTTP/1.1\r\nHost: x\r\n" + token;
        assertThat(status(post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"))
                .isEqualTo(415);
        assertThat(status(post + "Content-Length: 99999999999\r\n\r\n{")).isEqualTo(413);
        String deep = "[".repeat(200_000);
        assertThat(status(post + "Content-Length: " + deep.length() + "\r\n\r\n" + deep))
                .isEqualTo(400);
        assertThat(uploader.sendManifest("x", manifest("\"size\":1e400")).statusCode())
                .isEqualTo(422);
        assertThat(uploader.sendManifest("x", manifest("\"size\":" + "9".repeat(500)))
                        .statusCode())
                .isIn(400, 422);
        assertThat(uploader.sendManifest("x", manifest("\"size\":9223372036854775807"))
                        .statusCode())
                .isEqualTo(422);
        // Letters that other systems turn into dots, slashes, devices, or each other.
        for (String path :
                List.of("a/\u2024\u2024/b", "a\uff0f..\uff0fb", "aux.mp4", "video/NUL", "\u202egpj.exe", "a\ud800")) {
            HttpResponse<String> answer =
                    uploader.sendManifest("x", TestUploader.manifest("x", List.of(TestFile.text(path, "1"))));
            assertThat(answer.statusCode()).as(path).isEqualTo(422);
        }
        List<TestFile> sameLetter = List.of(TestFile.text("\u00e9.vtt", "1"), TestFile.text("e\u0301.vtt", "2"));
        assertThat(uploader.sendManifest("x", TestUploader.manifest("x", sameLetter))
                        .statusCode())
                .isEqualTo(422);
        theHouseIsWell();
    }

    private static String manifest(String size) {
        return "{\"version\":1,\"id\":\"x\",\"files\":[{\"path\":\"a\",\"sha256\":\"" + "0".repeat(64) + "\"," + size
                + "}]}";
    }

    /** A student reads and a room publishes as if nobody else was there. */
    private void theHouseIsWell() throws Exception {
        assertThat(uploader.get("/").statusCode()).isEqualTo(200);
        assertThat(uploader.get("/assets/rostrum.css").statusCode()).isEqualTo(200);
        assertThat(uploader.publish("well", List.of(VIDEO, MASTER)).statusCode())
                .isEqualTo(200);
        assertThat(uploader.get("/versions/well/1/" + VIDEO.path()).body()).isEqualTo(VIDEO.bytes());
    }

    private OutputStream connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", platform.url().getPort());
        sockets.add(socket);
        return socket.getOutputStream();
    }

    private int status(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", platform.url().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(line.length() - 3));
        }
    }
}
