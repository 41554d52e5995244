package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says that nothing is here: to a browser with a page and a way back, to a program with a problem document. */
public final class MissingPage {
    private final ReaderLanguage reader;
    private final Template page = Template.load("missing.html");

    public MissingPage(ReaderLanguage reader) throws IOException {
        this.reader = reader;
    }

    void answer(Request request, Response response, Callback callback) throws ProblemException {
        answer(404, request, response, callback);
    }

    /** @param status 404, or 410 for what was here once and was deleted */
    void answer(int status, Request request, Response response, Callback callback) throws ProblemException {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        if (accept == null || !accept.contains("text/html")) {
            throw status == 410
                    ? new ProblemException(
                            410, "Deleted", "This lecture was deleted by the people who run this platform.")
                    : new ProblemException(404, "No such address", "Nothing is here. Go to the list of lectures.");
        }
        Map<String, Object> values = new HashMap<>();
        reader.words(request, response, null).addTo(values);
        long depth =
                Request.getPathInContext(request).chars().filter(c -> c == '/').count() - 1;
        values.put("root", depth <= 0 ? "./" : "../".repeat((int) depth));
        Pages.send(request, response, status, page.fill(values), callback);
    }
}
