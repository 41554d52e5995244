package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Turns what an S3 store or the SDK says into another try or the end. The codes are those of the S3 API reference. */
final class S3Verdict {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final String store;

    S3Verdict(URI target) {
        this.store = target.toString();
    }

    Fault of(SdkException failure) throws UploadException, InterruptedException {
        if (failure instanceof S3Exception answer) {
            return of(answer);
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException
                    || at instanceof software.amazon.awssdk.core.exception.AbortedException) {
                Thread.interrupted();
                throw (InterruptedException) new InterruptedException().initCause(failure);
            }
            if (at instanceof UploadException known) {
                throw known;
            }
            if (at instanceof Fault fault) {
                return fault;
            }
        }
        throw new UploadException(
                Code.REJECTED,
                "The request to " + store + " cannot be made: " + line(failure.getMessage()) + ".",
                failure);
    }

    private Fault of(S3Exception answer) throws UploadException {
        String code =
                answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
        String said = "status " + answer.statusCode() + (code == null || code.isEmpty() ? "" : ", " + code);
        switch (code == null ? "" : code) {
            case "NoSuchUpload", "InvalidPart", "InvalidPartOrder", "EntityTooSmall" -> {
                return new Fault(Fault.Kind.GONE, store + " no longer has what was begun there (" + said + ").");
            }
            case "NoSuchBucket" ->
                throw new UploadException(
                        Code.BAD_DESTINATION,
                        "There is no bucket for " + store + "; make it, or correct its name.",
                        answer);
            case "RequestTimeTooSkewed", "RequestExpired" -> {
                return Fault.again(store + " finds this PC's clock wrong (" + said + "); set the clock.");
            }
            case "BadDigest", "IncompleteBody", "XAmzContentSHA256Mismatch", "RequestTimeout" -> {
                return Fault.again("The bytes for " + store + " were damaged on the way (" + said + ").");
            }
            default -> {
                return byStatus(answer, said);
            }
        }
    }

    private Fault byStatus(S3Exception answer, String said) throws UploadException {
        int status = answer.statusCode();
        if (status >= 300 && status < 400) {
            throw new UploadException(
                    Code.BAD_DESTINATION,
                    store + " lies elsewhere (" + said + "); give the bucket's own region or endpoint.",
                    answer);
        }
        if (status == 401 || status == 403) {
            throw new UploadException(
                    Code.REFUSED,
                    store + " does not accept this access key (" + said + "); check key and rights.",
                    answer);
        }
        if (status == 404) {
            return new Fault(Fault.Kind.GONE, store + " has no such object (" + said + ").");
        }
        if (status == 409 || status == 408 || status == 429 || (status >= 500 && status != 501)) {
            String what = status == 507 ? " has no room left" : " has trouble";
            return new Fault(
                    Fault.Kind.AGAIN,
                    store + what + " (" + said + ").",
                    retryAfter(answer).orElse(null),
                    answer);
        }
        throw new UploadException(
                Code.REJECTED,
                store + " does not take the upload (" + said + ": " + line(answer.getMessage()) + ").",
                answer);
    }

    private static Optional<Duration> retryAfter(S3Exception answer) {
        if (answer.awsErrorDetails() == null || answer.awsErrorDetails().sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return answer.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static String line(String text) {
        String flat = String.valueOf(text).replaceAll("\\s+", " ").strip();
        return flat.substring(0, Math.min(200, flat.length())).toLowerCase(Locale.ROOT);
    }
}
