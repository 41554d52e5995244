package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.access.Denied;
import io.rostrum.capture.agent.schedule.Faults;
import io.rostrum.capture.recording.RecorderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** A request that cannot be answered as asked; becomes a problem document (RFC 9457). */
final class ApiProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<?> errors;

    ApiProblem(int status, String detail) {
        this(status, detail, null);
    }

    ApiProblem(int status, String detail, Throwable cause) {
        this(status, detail, cause, List.of());
    }

    private ApiProblem(int status, String detail, Throwable cause, List<?> errors) {
        super(detail, cause);
        this.status = status;
        this.errors = errors;
    }

    /** A document whose fields must be corrected; each is named in {@code errors}. */
    static ApiProblem of(Faults faults) {
        return new ApiProblem(HttpStatus.BAD_REQUEST_400, faults.getMessage(), faults, faults.faults());
    }

    /** The same for faults of another kind, which have the same fields. */
    static ApiProblem faults(String detail, List<?> errors) {
        return new ApiProblem(HttpStatus.BAD_REQUEST_400, detail, null, errors);
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

    static ApiProblem of(Denied denied) {
        int status =
                switch (denied.reason()) {
                    case UNKNOWN -> HttpStatus.UNAUTHORIZED_401;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN_403;
                    case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS_429;
                    case BAD -> HttpStatus.BAD_REQUEST_400;
                };
        return new ApiProblem(status, denied.getMessage(), denied);
    }

    int status() {
        return status;
    }

    Map<String, Object> document() {
        Map<String, Object> document = document(status, getMessage());
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        return document;
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
