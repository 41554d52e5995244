package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.http.ClientGoneException;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes a request's body to an upload as it arrives; between two pieces no thread waits. Gives the upload back before it
 * answers, because the client's next request may come at once.
 */
final class Reception implements Runnable {
    private final Upload upload;
    private final UploadWriter writer;
    private final Exchange exchange;
    private final Done done;

    /** Where the bytes come from and where the answer goes. */
    record Exchange(Request request, Response response, Callback callback) {}

    /** Answers, with the new offset. */
    interface Done {
        void at(long offset) throws IOException;
    }

    /** The caller holds the upload; from here on it is this object's to release. */
    Reception(Upload upload, UploadWriter writer, Exchange exchange, Done done) {
        this.upload = upload;
        this.writer = writer;
        this.exchange = exchange;
        this.done = done;
    }

    @Override
    public void run() {
        PlatformHandler.attempt(exchange.request(), exchange.response(), exchange.callback(), this::receive);
    }

    private void receive() throws ProblemException, IOException {
        PlatformHandler.logAs(upload.info().packageId());
        boolean over = true;
        long offset;
        try {
            over = take();
            if (!over) {
                return;
            }
            offset = writer.finish();
        } finally {
            if (over) {
                giveBack();
            }
        }
        done.at(offset);
    }

    /** Takes what has arrived; answers whether that was all. */
    private boolean take() throws ProblemException, IOException {
        while (true) {
            Content.Chunk chunk = exchange.request().read();
            if (chunk == null) {
                exchange.request().demand(this);
                return false;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Throwable failure = chunk.getFailure();
                throw new ClientGoneException(failure instanceof IOException io ? io : new IOException(failure));
            }
            try {
                writer.write(chunk.getByteBuffer());
            } finally {
                chunk.release();
            }
            if (chunk.isLast()) {
                return true;
            }
        }
    }

    private void giveBack() throws IOException {
        try {
            writer.close();
        } finally {
            upload.release();
        }
    }
}
