package io.rostrum.uploader.platform;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What everybody may ask without a token: the key for receipts, and the receipts. */
final class ReadApiHandler extends PlatformHandler {
    private static final Pattern RECEIPT = Pattern.compile("/api/packages/([^/]+)/receipt");

    private final ReceiptDesk receipts;
    private final Workers workers;

    ReadApiHandler(ReceiptDesk receipts, Workers workers) {
        this.receipts = receipts;
        this.workers = workers;
    }

    @Override
    void answer(Request request, Response response, Callback callback) throws ProblemException, IOException {
        Pages.requireRead(request, response);
        String path = Request.getPathInContext(request);
        Matcher receipt = RECEIPT.matcher(path);
        if (path.equals("/api/receipt-key")) {
            Answers.json(response, receipts.publicKey(), callback);
        } else if (receipt.matches() && PackageId.isSafe(receipt.group(1))) {
            receipt(new PackageId(receipt.group(1)), request, response, callback);
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
}
