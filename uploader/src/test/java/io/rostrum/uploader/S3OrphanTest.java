package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.testsupport.Rig;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was begun in a bucket and never ended costs money there. No real store can be brought to begin something yesterday. */
class S3OrphanTest {
    private static final String XML = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";

    @TempDir
    Path dir;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void whatLiesBegunForADayIsThrownAwayAndWhatIsOfTodayStays() throws Exception {
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::answer);
        store.start();
        try {
            S3Access access = new S3Access(
                    URI.create("http://127.0.0.1:" + store.getAddress().getPort()),
                    "",
                    true,
                    () -> new S3Access.Keys("room", "secret", null));
            TestPackage pack = TestPackage.lecture(dir.resolve("package"), "maths", 10_000);
            Rig.in(dir)
                    .upload(pack, Target.of(URI.create("s3://lectures/archive")).with(access));
        } finally {
            store.stop(0);
        }
        assertThat(log).filteredOn(line -> line.startsWith("PUT ")).hasSize(6);
        assertThat(log)
                .filteredOn(line -> line.startsWith("DELETE "))
                .singleElement()
                .asString()
                .contains("/lectures/archive/maths/video/720p.mp4", "uploadId=from-yesterday");
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        log.add(request);
        String body = "";
        if (request.contains("list-type=2")) {
            body = "<ListBucketResult" + XML
                    + "<KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>";
        } else if (request.contains("uploads")) {
            body = "<ListMultipartUploadsResult" + XML + "<IsTruncated>false</IsTruncated>"
                    + begun("from-yesterday", 25) + begun("from-today", 1) + "</ListMultipartUploadsResult>";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(request.startsWith("DELETE") ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String begun(String id, int hoursAgo) {
        return "<Upload><Key>archive/maths/video/720p.mp4</Key><UploadId>" + id + "</UploadId><Initiated>"
                + Instant.now().minus(hoursAgo, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)
                + "</Initiated></Upload>";
    }
}
