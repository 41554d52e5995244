package io.rostrum.capture.kiosk.screen;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Five seconds of a lecture that is played back: what is told about it, two pictures, and silence. */
final class FakePlayback {
    private static final String BOUNDARY = "--rostrum-part";
    private static final int SECONDS = 5;
    /** A tenth of a second of 16-bit stereo at 48 kHz. */
    private static final int BLOCK = 48_000 / 10 * 4;

    private FakePlayback() {}

    static void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "multipart/mixed; boundary=rostrum-part");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            String facts = "{\"durationMs\":2760000,\"layout\":\"slides-with-inset\"}";
            part(out, "application/json", 0, "", facts.getBytes(StandardCharsets.UTF_8));
            part(out, "image/jpeg", 0, "X-Rostrum-Flavor: slides\r\n", TestPictures.slide());
            part(out, "image/jpeg", 0, "X-Rostrum-Flavor: presenter\r\n", TestPictures.camera());
            for (int tenth = 0; tenth < SECONDS * 10; tenth++) {
                part(out, "audio/L16;rate=48000;channels=2", tenth * 100, "", new byte[BLOCK]);
            }
            out.write((BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void part(OutputStream out, String type, int millis, String flavor, byte[] body) throws IOException {
        String head = BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nX-Rostrum-Time-Ms: " + millis + "\r\n" + flavor + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
