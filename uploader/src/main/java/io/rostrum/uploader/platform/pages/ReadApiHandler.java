package io.rostrum.uploader.platform.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.catalogue.Catalogue;
import io.rostrum.uploader.platform.catalogue.CataloguePage;
import io.rostrum.uploader.platform.catalogue.CatalogueQuery;
import io.rostrum.uploader.platform.catalogue.Lecture;
import io.rostrum.uploader.platform.catalogue.LectureJson;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Answers;
import io.rostrum.uploader.platform.http.Json;
import io.rostrum.uploader.platform.http.PlatformHandler;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.http.Workers;
import io.rostrum.uploader.platform.intake.ReceiptDesk;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What everybody may ask without a token: the published packages, their receipts, and the key of these. */
public final class ReadApiHandler extends PlatformHandler {
    private static final Pattern RECEIPT = Pattern.compile("/api/packages/([^/]+)/receipt");

    private static final Pattern PACKAGE = Pattern.compile("/api/packages/([^/]+)");

    private final ReceiptDesk receipts;
    private final Catalogue catalogue;
    private final LectureJson json;
    private final Workers workers;
    private final byte[] description;

    public ReadApiHandler(ReceiptDesk receipts, Catalogue catalogue, LectureJson json, Workers workers)
            throws IOException {
        this.receipts = receipts;
        this.catalogue = catalogue;
        this.json = json;
        this.workers = workers;
        this.description = AssetsHandler.load("/io/rostrum/uploader/platform/openapi.yaml");
    }

    @Override
    protected void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        String path = Request.getPathInContext(request);
        Matcher receipt = RECEIPT.matcher(path);
        Matcher one = PACKAGE.matcher(path);
        if (path.equals("/api/receipt-key")) {
            Answers.json(response, receipts.publicKey(), callback);
        } else if (receipt.matches() && PackageId.isSafe(receipt.group(1))) {
            receipt(new PackageId(receipt.group(1)), request, response, callback);
        } else if (path.equals("/api/openapi.yaml")) {
            Answers.send(response, 200, "application/yaml", description, callback);
        } else if (path.equals("/api/packages")) {
            Answers.json(response, list(request), callback);
        } else if (one.matches()) {
            Lecture lecture = json.lectures()
                    .find(one.group(1))
                    .orElseThrow(() -> new ProblemException(404, "Not published", "No published package has this id."));
            Answers.json(response, json.full(lecture, request), callback);
        } else {
            throw new ProblemException(404, "No such address", "A package's id or the address is not right.");
        }
    }

    private void receipt(PackageId id, Request request, Response response, Callback callback) throws ProblemException {
        boolean readAll = "all".equals(Request.extractQueryParameters(request).getValue("read"));
        request.addIdleTimeoutListener(timeout -> false);
        workers.run(() -> attempt(request, response, callback, () -> {
            logAs(id);
            Answers.json(response, Json.object().put("receipt", receipts.receipt(id, readAll)), callback);
        }));
    }

    private ObjectNode list(Request request) throws IOException {
        CatalogueQuery query = CatalogueQuery.of(request);
        CataloguePage page = catalogue.find(query);
        ObjectNode answer = Json.object();
        answer.put("total", page.total()).put("page", page.number()).put("pages", page.pages());
        if (page.number() < page.pages()) {
            answer.put("next", json.address().of(request, "/api/packages" + query.address(page.number() + 1)));
        }
        var list = answer.putArray("packages");
        page.lectures().forEach(lecture -> list.add(json.summary(lecture, request)));
        return answer;
    }
}
