package io.rostrum.capture.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final List<String> written = new ArrayList<>();
    private final List<Callback> pending = new ArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();
    private final Content.Sink sink = (last, bytes, callback) -> {
        written.add(StandardCharsets.UTF_8.decode(bytes).toString());
        pending.add(callback);
    };
    private final EventStream stream = new EventStream(
            sink, Callback.from(ended::incrementAndGet, cause -> failed.incrementAndGet()), gone::incrementAndGet);

    @Test
    void piecesLeaveInOrderOneWriteAtATime() {
        send("a");
        send("b");
        send("c");
        assertThat(written).containsExactly("a");

        complete();
        complete();
        assertThat(written).containsExactly("a", "b", "c");
        assertThat(stream.isIdle()).isFalse();
        complete();
        assertThat(stream.isIdle()).isTrue();
    }

    @Test
    void aClientThatDoesNotReadIsLetGoAndNothingPilesUp() {
        for (int i = 0; i < 1000; i++) {
            send("piece");
        }

        assertThat(written).hasSize(1);
        assertThat(gone).hasValue(1);
        assertThat(failed).hasValue(1);
    }

    @Test
    void aBrokenConnectionIsToldOnce() {
        send("a");
        pending.remove(0).failed(new IOException("reset"));
        send("b");
        stream.close();

        assertThat(written).containsExactly("a");
        assertThat(gone).hasValue(1);
        assertThat(failed).hasValue(1);
        assertThat(ended).hasValue(0);
    }

    @Test
    void closingWaitsForTheWriteThatIsUnderWay() {
        send("a");
        stream.close();
        assertThat(ended).hasValue(0);

        complete();
        assertThat(ended).hasValue(1);
        assertThat(failed).hasValue(0);
    }

    private void send(String text) {
        stream.send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void complete() {
        pending.remove(0).succeeded();
    }
}
