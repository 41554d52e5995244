package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tus 1.0 receiver, request by request. */
class TusProtocolTest extends PlatformTest {
    private static final String ID = "lecture-1";

    @BeforeEach
    void announce() throws Exception {
        uploader.want(ID, List.of(VIDEO, MASTER));
    }

    @Test
    void optionsTellWithoutATokenWhatTheServerCan() throws Exception {
        var headers = uploader.open("OPTIONS", "/files").headers();

        assertThat(headers.firstValue("Tus-Version")).hasValue("1.0.0");
        assertThat(headers.firstValue("Tus-Extension"))
                .hasValue("creation,creation-with-upload,creation-defer-length,checksum,termination,expiration");
        assertThat(headers.firstValue("Tus-Max-Size")).isPresent();
        assertThat(headers.firstValue("Tus-Checksum-Algorithm")).hasValue("sha1,sha256");
        assertThat(headers.firstValue("Rostrum-Platform")).hasValue("1");
    }

    @Test
    void bytesAddUpAndHeadTellsWhereItStands() throws Exception {
        String location = uploader.created(ID, VIDEO);
        assertThat(location).matches("/files/[0-9a-f]{32}");
        assertThat(uploader.offset(location)).isZero();

        HttpResponse<String> first = uploader.patch(location, 0, Arrays.copyOf(VIDEO.bytes(), 1000));

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Upload-Offset")).hasValue("1000");
        assertThat(first.headers().firstValue("Upload-Expires")).isPresent();
        HttpResponse<String> head = uploader.head(location);
        assertThat(head.headers().firstValue("Upload-Offset")).hasValue("1000");
        assertThat(head.headers().firstValue("Upload-Length")).hasValue("300000");
        assertThat(head.headers().firstValue("Cache-Control")).hasValue("no-store");
        uploader.finish(location, VIDEO);
        assertThat(uploader.offset(location)).isEqualTo(VIDEO.bytes().length);
    }

    @Test
    void aWrongOffsetIsRefusedAndNothingIsWritten() throws Exception {
        String location = uploader.created(ID, VIDEO);

        HttpResponse<String> answer = uploader.patch(location, 5, VIDEO.bytes());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Upload-Offset")).hasValue("0");
        assertThat(uploader.offset(location)).isZero();
    }

    @Test
    void moreBytesThanPromisedAreRefused() throws Exception {
        String location = uploader.created(ID, VIDEO);
        byte[] tooMany = new byte[VIDEO.bytes().length + 1];

        assertThat(uploader.patch(location, 0, tooMany).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = uploader.patch(
                location, 0, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooMany)));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(uploader.offset(location)).isLessThanOrEqualTo(VIDEO.bytes().length);
    }

    @Test
    void aSecondPatchFindsTheUploadBusyAndTheFirstGoesOn() throws Exception {
        String location = uploader.created(ID, VIDEO);
        try (Socket slow = new Socket("127.0.0.1", platform.url().getPort())) {
            OutputStream out = slow.getOutputStream();
            out.write(patchHead(location, VIDEO.bytes().length).getBytes(StandardCharsets.US_ASCII));
            out.write(VIDEO.bytes(), 0, 1000);
            out.flush();
            Eventually.becomes(() -> uploader.offset(location), 1000L);

            assertThat(uploader.patch(location, 1000, new byte[10]).statusCode())
                    .isEqualTo(423);
            assertThat(uploader.delete(location).statusCode()).isEqualTo(423);
            assertThat(uploader.commit(ID).statusCode()).isEqualTo(409);

            out.write(VIDEO.bytes(), 1000, VIDEO.bytes().length - 1000);
            out.flush();
            InputStream in = slow.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 204");
        }
        uploader.upload(ID, MASTER);
        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionThatBreaksLeavesWhatArrived() throws Exception {
        String location = uploader.created(ID, VIDEO);
        try (Socket broken = new Socket("127.0.0.1", platform.url().getPort())) {
            OutputStream out = broken.getOutputStream();
            out.write(patchHead(location, VIDEO.bytes().length).getBytes(StandardCharsets.US_ASCII));
            out.write(VIDEO.bytes(), 0, 2345);
            out.flush();
            Eventually.becomes(() -> uploader.offset(location), 2345L);
        }

        // The upload is free again as soon as the platform has noticed.
        Eventually.becomes(
                () -> uploader.patch(location, uploader.offset(location), new byte[0])
                        .statusCode(),
                204);
        uploader.finish(location, VIDEO);
        uploader.upload(ID, MASTER);
        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
    }

    @Test
    void aChecksumThatDoesNotMatchTakesTheBytesBack() throws Exception {
        String location = uploader.created(ID, VIDEO);
        byte[] part = Arrays.copyOf(VIDEO.bytes(), 5000);
        String right = "sha1 "
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(part));
        String wrong = "sha256 " + Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(checked(location, part, wrong)).isEqualTo(460);
        assertThat(uploader.offset(location)).isZero();
        assertThat(checked(location, part, "md5 AAAA")).isEqualTo(400);
        assertThat(checked(location, part, right)).isEqualTo(204);
        assertThat(uploader.offset(location)).isEqualTo(5000);
    }

    @Test
    void aDeletedUploadIsGone() throws Exception {
        String location = uploader.created(ID, VIDEO);

        assertThat(uploader.delete(location).statusCode()).isEqualTo(204);

        assertThat(uploader.head(location).statusCode()).isEqualTo(404);
        assertThat(uploader.patch(location, 0, new byte[1]).statusCode()).isEqualTo(404);
        try (Stream<Path> files = Files.list(data.resolve("platform/uploads"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void creationNeedsAManifestThatPromisesExactlyThisFile() throws Exception {
        assertThat(uploader.create("unknown", VIDEO).statusCode()).isEqualTo(404);
        assertThat(uploader.create(ID, VIDEO.damaged()).statusCode()).isEqualTo(422);
        assertThat(uploader.create(ID, TestFile.text("other", "x")).statusCode())
                .isEqualTo(422);
        assertThat(uploader.create(5, "").statusCode()).isEqualTo(400);
        assertThat(uploader.create(5, "package !!!").statusCode()).isEqualTo(400);
        assertThat(uploader.create(1L << 50, TestUploader.metadata("package", ID))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void theSameFileCreatedTwiceGivesTwoUploadsAndOneIsEnough() throws Exception {
        String abandoned = uploader.created(ID, VIDEO);
        uploader.patch(abandoned, 0, new byte[100]);
        String second = uploader.created(ID, VIDEO);
        assertThat(second).isNotEqualTo(abandoned);

        uploader.finish(second, VIDEO);
        uploader.upload(ID, MASTER);

        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);
        assertThat(uploader.head(abandoned).statusCode()).isEqualTo(404);
    }

    @Test
    void requestsOfAnotherProtocolAreRefused() throws Exception {
        String location = uploader.created(ID, VIDEO);

        assertThat(uploader.send(uploader.patchRequest(location, 0, BodyPublishers.ofByteArray(new byte[1]))
                                .setHeader("Tus-Resumable", "0.2.2"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(uploader.send(uploader.patchRequest(location, 0, BodyPublishers.ofByteArray(new byte[1]))
                                .setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(uploader.send(uploader.tus("/files").GET()).statusCode()).isEqualTo(405);
    }

    @Test
    void aRefusedPatchIsToldWhyWhileItIsStillSending() throws Exception {
        String location = uploader.created(ID, VIDEO);
        int large = 8 << 20;
        try (Socket client = new Socket("127.0.0.1", platform.url().getPort())) {
            client.setSoTimeout(15_000);
            OutputStream out = client.getOutputStream();
            out.write(patchHead(location, large).getBytes(StandardCharsets.US_ASCII));
            // A client that does not look for an answer before all is sent.
            out.write(new byte[large]);
            out.flush();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void anUploadNobodyTouchedForAMonthIsSweptAway() throws Exception {
        String location = uploader.created(ID, VIDEO);
        Path bytes = data.resolve("platform/uploads").resolve(location.substring("/files/".length()) + ".bin");
        Files.setLastModifiedTime(bytes, FileTime.from(Instant.now().minus(Duration.ofDays(31))));

        restart();

        assertThat(uploader.head(location).statusCode()).isEqualTo(404);
        assertThat(bytes).doesNotExist();
    }

    private int checked(String location, byte[] bytes, String checksum) throws Exception {
        return uploader.send(uploader.patchRequest(location, 0, BodyPublishers.ofByteArray(bytes))
                        .header("Upload-Checksum", checksum))
                .statusCode();
    }

    private String patchHead(String location, int length) throws Exception {
        return "PATCH " + location + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
