package io.rostrum.encoder.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.EncoderException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Encodings that are stopped midway, as a service that goes down stops them. */
final class StoppedEncoding {
    private StoppedEncoding() {}

    /**
     * Encodes until it is time to stop, and returns when all has come to rest.
     *
     * @param time whether to stop, asked whenever the encoding tells how much is done
     */
    static void of(EncodeRequest request, Predicate<Duration> time) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        ProgressListener listener = (done, total) -> {
            if (time.test(done)) {
                waiting.get().interrupt();
            }
        };
        Thread encoding = new Thread(() -> {
            try {
                new Transcoder(Clock.systemUTC()).encode(request, listener);
            } catch (EncoderException | InterruptedException e) {
                thrown.set(e);
            }
        });
        waiting.set(encoding);
        encoding.start();
        encoding.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    /** Encodes until so much is done. */
    static void after(Duration media, EncodeRequest request) throws InterruptedException {
        of(request, done -> done.compareTo(media) >= 0);
    }
}
