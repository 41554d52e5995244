package io.rostrum.capture.kiosk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void anEventIsItsNameAndItsDataAndHeartbeatsAreNoEvents() throws IOException {
        BufferedReader lines = new BufferedReader(new StringReader(
                ": alive\n\nevent: status\ndata: {\"a\":1,\ndata:\"b\":2}\n\n: alive\n\ndata: x\n\nevent: cut\n"));

        assertThat(SseEvent.next(lines)).isEqualTo(new SseEvent("status", "{\"a\":1,\n\"b\":2}"));
        assertThat(SseEvent.next(lines)).isEqualTo(new SseEvent("message", "x"));
        assertThat(SseEvent.next(lines)).isNull();
    }

    @Test
    void picturesAreCutByTheirLengthEvenWhenTheyContainTheBoundary() throws IOException {
        JpegStream stream = stream("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n\n--frame\n\r\n"
                + "--frame\r\ncontent-length: 3\r\n\r\nabc\r\n");

        assertThat(stream.next()).asString(StandardCharsets.US_ASCII).isEqualTo("\n--frame\n");
        assertThat(stream.next()).asString(StandardCharsets.US_ASCII).isEqualTo("abc");
        assertThatThrownBy(stream::next).isInstanceOf(EOFException.class);
    }

    @Test
    void aPictureWithoutALengthOrCutShortIsRefused() {
        assertThatThrownBy(() -> stream("--f\r\n\r\nabc").next()).hasMessageContaining("-1 bytes");
        assertThatThrownBy(() -> stream("--f\r\nContent-Length: 9\r\n\r\nabc").next())
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(
                        () -> stream("--f\r\nContent-Length: 99999999\r\n\r\n").next())
                .hasMessageContaining("99999999 bytes");
    }

    private static JpegStream stream(String text) {
        return new JpegStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
