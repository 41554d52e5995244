package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.S3Access;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * The few requests of S3 that an upload needs, on one bucket. Safe for several threads; so many requests are open at a time as
 * there may be connections, the others wait for their turn.
 */
final class S3Store implements AutoCloseable {
    private static final String SHA256 = "sha256";

    private final S3Client s3;
    private final S3Http http;
    private final S3Verdict verdict;
    private final String bucket;
    private final Semaphore connections;

    /** Something to be done with the SDK. */
    private interface Request<T> {
        T send() throws SdkException;
    }

    S3Store(URI target, S3Access access, S3Http http, int connections) throws UploadException {
        this.connections = new Semaphore(connections, true);
        this.bucket = target.getHost() == null ? target.getAuthority() : target.getHost();
        this.http = http;
        this.verdict = new S3Verdict(target);
        var builder = S3Client.builder()
                .region(Region.of(access.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials(access)))
                .httpClient(http)
                .putAuthScheme(new S3Signing())
                // Compatible stores do not know the newer checksums; Content-MD5 they all know.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(over -> over.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(access.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build());
        if (access.endpoint() != null) {
            builder.endpointOverride(access.endpoint());
        }
        this.s3 = builder.build();
    }

    private static AwsCredentials credentials(S3Access access) throws UploadException {
        try {
            S3Access.Keys keys = access.keys().keys();
            return keys.sessionToken() == null || keys.sessionToken().isBlank()
                    ? AwsBasicCredentials.create(keys.id(), keys.secret())
                    : AwsSessionCredentials.create(keys.id(), keys.secret(), keys.sessionToken());
        } catch (IOException e) {
            throw new UploadException(Code.REFUSED, e.getMessage(), e);
        }
    }

    /** Whether an object has this size and was stored with this hash. */
    boolean has(String key, long size, String sha256) throws Fault, UploadException, InterruptedException {
        try {
            HeadObjectResponse head =
                    ask(() -> s3.headObject(request -> request.bucket(bucket).key(key)));
            return head.contentLength() == size && sha256.equals(head.metadata().get(SHA256));
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.GONE) {
                return false;
            }
            throw fault;
        }
    }

    void put(String key, String sha256, S3Range range, Traffic.Meter meter)
            throws Fault, UploadException, InterruptedException {
        S3Type type = S3Type.of(key);
        String md5 = range.md5();
        counted(
                meter,
                () -> s3.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .contentMD5(md5)
                                .contentType(type.contentType())
                                .cacheControl(type.cacheControl())
                                .metadata(Map.of(SHA256, sha256)),
                        body(range)));
    }

    /** Begins an upload in parts; returns its id. */
    String begin(String key, String sha256) throws Fault, UploadException, InterruptedException {
        S3Type type = S3Type.of(key);
        return ask(() -> s3.createMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .contentType(type.contentType())
                        .cacheControl(type.cacheControl())
                        .metadata(Map.of(SHA256, sha256))))
                .uploadId();
    }

    /** The parts that the store has of an upload. */
    List<Part> parts(String key, String uploadId) throws Fault, UploadException, InterruptedException {
        List<Part> parts = new ArrayList<>();
        ask(() -> {
            parts.clear();
            s3.listPartsPaginator(request -> request.bucket(bucket).key(key).uploadId(uploadId))
                    .forEach(page -> parts.addAll(page.parts()));
            return parts;
        });
        return parts;
    }

    /** Sends one part; returns the store's tag of it. */
    String part(String key, String uploadId, int number, S3Range range, Traffic.Meter meter)
            throws Fault, UploadException, InterruptedException {
        String md5 = range.md5();
        return counted(
                        meter,
                        () -> s3.uploadPart(
                                request -> request.bucket(bucket)
                                        .key(key)
                                        .uploadId(uploadId)
                                        .partNumber(number)
                                        .contentMD5(md5)
                                        .contentLength(range.length()),
                                body(range)))
                .eTag();
    }

    void complete(String key, String uploadId, List<CompletedPart> parts)
            throws Fault, UploadException, InterruptedException {
        ask(() -> s3.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))));
    }

    /** Removes an object; says nothing of whether there was one. */
    boolean delete(String key) throws Fault, UploadException, InterruptedException {
        return ask(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)))
                .sdkHttpResponse()
                .isSuccessful();
    }

    /** Throws away what was begun; says whether there was anything. */
    boolean abort(String key, String uploadId) throws Fault, UploadException, InterruptedException {
        try {
            ask(() -> s3.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(uploadId)));
            return true;
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.GONE) {
                return false;
            }
            throw fault;
        }
    }

    /** The sizes of all objects under a prefix. */
    Map<String, Long> objects(String prefix) throws Fault, UploadException, InterruptedException {
        return ask(() -> {
            Map<String, Long> sizes = new HashMap<>();
            s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(object -> sizes.put(object.key(), object.size()));
            return sizes;
        });
    }

    /** What was begun in parts under a prefix and never ended. The store's clock says how long ago, not ours. */
    List<S3Found.Begun> begun(String prefix, Duration age) throws Fault, UploadException, InterruptedException {
        return ask(() -> {
            List<S3Found.Begun> begun = new ArrayList<>();
            for (var page : s3.listMultipartUploadsPaginator(
                    request -> request.bucket(bucket).prefix(prefix))) {
                Optional<Instant> now = page.sdkHttpResponse()
                        .firstMatchingHeader("Date")
                        .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
                for (var upload : page.uploads()) {
                    Instant since = upload.initiated();
                    boolean old =
                            now.isPresent() && since != null && since.plus(age).isBefore(now.get());
                    begun.add(new S3Found.Begun(upload.key(), upload.uploadId(), old));
                }
            }
            return begun;
        });
    }

    private static RequestBody body(S3Range range) {
        return RequestBody.fromContentProvider(range, range.length(), "application/octet-stream");
    }

    private <T> T counted(Traffic.Meter meter, Request<T> request) throws Fault, UploadException, InterruptedException {
        http.count(meter);
        try {
            return ask(request);
        } finally {
            http.count(null);
        }
    }

    private <T> T ask(Request<T> request) throws Fault, UploadException, InterruptedException {
        connections.acquire();
        try {
            return request.send();
        } catch (SdkException e) {
            throw verdict.of(e);
        } finally {
            connections.release();
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
