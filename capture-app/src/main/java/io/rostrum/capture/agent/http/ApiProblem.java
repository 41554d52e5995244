package io.rostrum.capture.agent.http;

import io.rostrum.capture.recording.RecorderException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** A request that cannot be answered as asked; becomes a problem document (RFC 9457). */
final class ApiProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiProblem(int status, String detail) {
        this(status, detail, null);
    }

    ApiProblem(int status, String detail, Throwable cause) {
        super(detail, cause);
        this.status = status;
    }

    static ApiProblem badRequest(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST_400, detail);
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(HttpStatus.NOT_FOUND_404, detail);
    }

    static ApiProblem of(RecorderException failure) {
        int status =
                switch (failure.code()) {
                    case BUSY, NOT_RECORDING, WRONG_STATE -> HttpStatus.CONFLICT_409;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND_404;
                    case NO_SOURCE, DATA_IN_USE -> HttpStatus.SERVICE_UNAVAILABLE_503;
                    case DISK_FULL -> HttpStatus.INSUFFICIENT_STORAGE_507;
                    case DISK, MEDIA -> HttpStatus.INTERNAL_SERVER_ERROR_500;
                };
        return new ApiProblem(status, failure.getMessage(), failure);
    }

    int status() {
        return status;
    }

    Map<String, Object> document() {
        return document(status, getMessage());
    }

    static Map<String, Object> document(int status, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", HttpStatus.getMessage(status));
        document.put("status", status);
        document.put("detail", detail);
        return document;
    }
}
