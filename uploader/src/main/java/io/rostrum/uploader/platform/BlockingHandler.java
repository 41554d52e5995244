package io.rostrum.uploader.platform;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A handler that may wait for the disk or the client; what it throws becomes a problem document. */
abstract class BlockingHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingHandler.class);
    private static final String MDC_KEY = "recording";

    /** Answers the request completely, or throws before anything was sent. */
    abstract void answer(Request request, Response response) throws ProblemException, IOException;

    @Override
    public final boolean handle(Request request, Response response, Callback callback) {
        try {
            answer(request, response);
            callback.succeeded();
        } catch (ProblemException e) {
            LOG.info("{} {} refused: {}", request.getMethod(), Request.getPathInContext(request), e.getMessage());
            Answers.problem(e.problem(), request, response, callback);
        } catch (ClientGoneException e) {
            LOG.info("The client of {} left: {}", Request.getPathInContext(request), e.getMessage());
            // Most likely nobody hears it; but one who sent nonsense in place of bytes does.
            Problem problem = new Problem(400, "Broken off", "The request ended early. Ask for the offset and go on.");
            Answers.problem(problem, request, response, callback);
        } catch (IOException e) {
            LOG.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
            if (response.isCommitted()) {
                callback.failed(e);
            } else {
                Answers.problem(diskProblem(e), request, response, callback);
            }
        } finally {
            MDC.remove(MDC_KEY);
        }
        return true;
    }

    /** Names the package in every log line until the request is answered. */
    static void logAs(PackageId id) {
        MDC.put(MDC_KEY, id.value());
    }

    private static Problem diskProblem(IOException failure) {
        // Java gives a full disk no type of its own; these are the words of Linux, macOS and Windows.
        String words = String.valueOf(failure.getMessage());
        boolean full = words.contains("No space left") || words.contains("not enough space");
        return full
                ? new Problem(507, "Disk full", "The platform's disk is full. Free some space, then upload again.")
                : new Problem(
                        500,
                        "Disk trouble",
                        "The platform could not read or write its disk. Try again; the platform's log tells more.");
    }
}
