package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Carries the AWS SDK's requests over our own link: the same trust, the same patience with silence, the same tap. Safe for
 * several threads.
 */
final class S3Http implements SdkHttpClient {
    /** Jetty writes these itself. */
    private static final Set<String> OURS = Set.of("content-length", "expect", "connection", "content-type");

    private final HttpLink link;
    private final RateLimiter limiter;
    private final Duration patience;
    private final ThreadLocal<Traffic.Meter> meter = new ThreadLocal<>();

    S3Http(HttpLink link, RateLimiter limiter, Duration patience) {
        this.link = link;
        this.limiter = limiter;
        this.patience = patience;
    }

    /** What came of a request that the SDK sees as failed input and output. */
    static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        NoAnswer(Exception cause) {
            super(cause);
        }
    }

    /** Has the bodies that this thread sends counted by that meter; null stops it. */
    void count(Traffic.Meter counted) {
        meter.set(counted);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return response(link.exchange(ask(request)));
                } catch (Fault | UploadException e) {
                    throw new NoAnswer(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new NoAnswer(e);
                }
            }

            @Override
            public void abort() {
                // The SDK's own time limits are not used; ours end the exchange.
            }
        };
    }

    private Ask ask(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        URI uri = http.getUri();
        Ask ask = Ask.of(http.method().name(), uri, patience);
        for (Map.Entry<String, List<String>> header : http.headers().entrySet()) {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                ask = ask.header(header.getKey(), String.join(",", header.getValue()));
            }
        }
        long length =
                http.firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
        String type = http.firstMatchingHeader("Content-Type").orElse("application/octet-stream");
        if (request.contentStreamProvider().isPresent()) {
            InputStream in = request.contentStreamProvider().get().newStream();
            Traffic.Meter counted = meter.get();
            long[] moved = new long[1];
            Content.Source body = new Sized(
                    new MeteredSource(source(in), limiter, link.scheduler(), bytes -> {
                        moved[0] += bytes;
                        if (counted != null) {
                            counted.left(bytes);
                        }
                    }),
                    length);
            return ask.body(body, type, () -> moved[0]);
        }
        return ask;
    }

    private Content.Source source(InputStream in) {
        return Content.Source.from(
                new ByteBufferPool.Sized(link.client().getByteBufferPool(), true, limiter.slice()), in);
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(field -> http.appendHeader(field.getName(), field.getValue()));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                .build();
    }

    @Override
    public void close() {
        // The link belongs to the destination.
    }

    @Override
    public String clientName() {
        return "rostrum";
    }

    /** A body whose length is known, so that it is not sent in chunks, which S3 does not take. */
    private static final class Sized implements Content.Source {
        private final Content.Source source;
        private final long length;

        Sized(Content.Source source, long length) {
            this.source = source;
            this.length = length;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public Content.Chunk read() {
            return source.read();
        }

        @Override
        public void demand(Runnable callback) {
            source.demand(callback);
        }

        @Override
        public void fail(Throwable failure) {
            source.fail(failure);
        }

        @Override
        public void fail(Throwable failure, boolean last) {
            source.fail(failure, last);
        }
    }
}
