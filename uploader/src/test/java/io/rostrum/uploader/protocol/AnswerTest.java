package io.rostrum.uploader.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.UploadClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final UploadClock CLOCK = UploadClock.system();

    @Test
    void aWaitIsReadAsSecondsOrAsADate() {
        assertThat(answer("Retry-After", "120").retryAfter(CLOCK)).contains(Duration.ofMinutes(2));
        assertThat(answer(
                                "Date", "Tue, 24 Nov 2026 03:00:00 GMT",
                                "Retry-After", "Tue, 24 Nov 2026 03:00:09 GMT")
                        .retryAfter(CLOCK))
                .contains(Duration.ofSeconds(9));
    }

    @Test
    void anOddWaitIsBoundedOrPassedOver() {
        assertThat(answer("Retry-After", "999999999999").retryAfter(CLOCK)).contains(Duration.ofHours(1));
        assertThat(answer("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT").retryAfter(CLOCK))
                .contains(Duration.ZERO);
        assertThat(answer("Retry-After", "soon").retryAfter(CLOCK)).isEmpty();
        assertThat(answer("Retry-After", "-5").retryAfter(CLOCK)).isEmpty();
        assertThat(answer().retryAfter(CLOCK)).isEmpty();
    }

    @Test
    void aProblemDocumentGivesItsReasonInOneLine() {
        HttpFields.Mutable headers = HttpFields.build().put("Content-Type", "application/problem+json");
        byte[] body = "{\"title\":\"Bad\",\"detail\":\"The path\\nis unsafe.\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(new Answer(URI.create("http://a/"), 422, headers, body).reason())
                .isEqualTo("status 422: The path is unsafe.");
        assertThat(answer().reason()).isEqualTo("status 503");
    }

    @Test
    void anOffsetThatIsNoCountIsNone() {
        assertThat(answer("Upload-Offset", "12").count("Upload-Offset")).hasValue(12);
        assertThat(answer("Upload-Offset", "-1").count("Upload-Offset")).isEmpty();
        assertThat(answer("Upload-Offset", "99999999999999999999").count("Upload-Offset"))
                .isEmpty();
    }

    private static Answer answer(String... headers) {
        HttpFields.Mutable fields = HttpFields.build();
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], headers[i + 1]);
        }
        return new Answer(URI.create("http://a/"), 503, fields, new byte[0]);
    }
}
