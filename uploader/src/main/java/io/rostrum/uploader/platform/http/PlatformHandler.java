package io.rostrum.uploader.platform.http;

import io.rostrum.uploader.platform.files.PackageId;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A handler that answers with problem documents what it cannot do. It may read the disk, but never waits for a client: what
 * comes from one is read as it arrives, what goes to one is written as it is taken. So a thousand slow phones hold no thread.
 */
public abstract class PlatformHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformHandler.class);
    private static final String MDC_KEY = "recording";

    /** Answers the request and completes the callback, now or later; or throws before anything was sent. */
    protected abstract void answer(Request request, Response response, Callback callback)
            throws ProblemException, IOException;

    @Override
    public final boolean handle(Request request, Response response, Callback callback) {
        attempt(request, response, callback, () -> answer(request, response, callback));
        return true;
    }

    /** Does a part of the work; what it throws becomes the answer. */
    public static void attempt(Request request, Response response, Callback callback, Step step) {
        try {
            step.run();
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
    }

    /** A part of the work on a request. */
    public interface Step {
        void run() throws ProblemException, IOException;
    }

    /** Names the package in every log line of this step. */
    public static void logAs(PackageId id) {
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
