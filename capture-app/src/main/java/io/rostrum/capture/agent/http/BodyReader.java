package io.rostrum.capture.agent.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request's body as it comes, without a thread that waits for it: clients that send a byte now and then must not
 * keep the kiosk from recording.
 */
final class BodyReader {
    /**
     * How much of a body that is too large is thrown away, so that its sender gets to read why: a connection that is closed while more
     * comes may take the answer with it.
     */
    private static final int DRAINED = 8 << 20;

    private final Exchange exchange;
    private final int most;
    private final Next next;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long total;

    /** Goes on with the body, or with why there is none. */
    interface Next {
        void body(byte[] bytes);

        void problem(ApiProblem problem);
    }

    BodyReader(Exchange exchange, int most, Next next) {
        this.exchange = exchange;
        this.most = most;
        this.next = next;
    }

    /** Throws away what is left of a body, within bounds, and then goes on. */
    static void drain(Exchange exchange, Runnable then) {
        new BodyReader(exchange, 0, new Next() {
                    @Override
                    public void body(byte[] bytes) {
                        then.run();
                    }

                    @Override
                    public void problem(ApiProblem problem) {
                        then.run();
                    }
                })
                .read();
    }

    /** Reads what is there; the rest when it comes, on one of the server's threads. */
    void read() {
        Request request = exchange.request();
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                exchange.callback().failed(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            take(chunk.getByteBuffer());
            chunk.release();
            if (last || total > most + (long) DRAINED) {
                finish(last);
                return;
            }
        }
    }

    private void take(ByteBuffer bytes) {
        total += bytes.remaining();
        if (total <= most) {
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(piece);
            body.writeBytes(piece);
        }
    }

    private void finish(boolean whole) {
        if (total <= most) {
            next.body(body.toByteArray());
            return;
        }
        if (!whole) {
            exchange.response().getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        next.problem(new ApiProblem(HttpStatus.PAYLOAD_TOO_LARGE_413, "The body may have at most " + most + " bytes."));
    }
}
