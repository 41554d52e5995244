package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One file on its way into a bucket. Small ones go in one request, others in parts; the store's list of parts is the truth
 * and is asked for before the first part of a resumed upload and after every fault. Used by one thread.
 */
final class S3Upload {
    private static final int MOST_RESTARTS = 5;

    private final S3Destination to;
    private final PackageFile file;
    private final Path local;
    private final UploadKey key;
    private final String name;
    private final Traffic.Meter meter;
    private int restarts;

    S3Upload(S3Destination to, PackageFile file) {
        this.to = to;
        this.file = file;
        this.local = to.session().pack().local(file);
        this.key = to.session().key(file);
        this.name = to.name(file);
        this.meter = to.session().traffic().meter();
    }

    void run() throws UploadException, InterruptedException {
        boolean asked = false;
        while (true) {
            try {
                // Asked first, and again after a fault: the answer to the last request may have been lost.
                if (!asked && to.store().has(name, file.size(), file.sha256())) {
                    meter.found(file.size());
                    to.session().store().forget(key);
                    return;
                }
                asked = true;
                send();
                meter.at(file.size());
                to.session().store().forget(key);
                to.session().patience().progressed();
                return;
            } catch (Fault fault) {
                bear(fault);
                asked = fault.kind() != Fault.Kind.AGAIN && fault.kind() != Fault.Kind.GONE;
            }
        }
    }

    private void send() throws Fault, UploadException, InterruptedException {
        if (file.size() <= S3Parts.SMALLEST) {
            to.store().put(name, file.sha256(), new S3Range(local, 0, file.size()), meter);
        } else {
            sendParts();
        }
    }

    private void sendParts() throws Fault, UploadException, InterruptedException {
        S3Parts upload = begunOrNew();
        Map<Integer, Part> there = to.store().parts(name, upload.uploadId()).stream()
                .collect(Collectors.toMap(Part::partNumber, Function.identity(), (one, other) -> other));
        List<CompletedPart> complete = new ArrayList<>();
        long known = 0;
        for (int number = 1; number <= upload.count(file.size()); number++) {
            S3Range range = upload.range(local, file.size(), number);
            Part part = there.get(number);
            if (part != null && isOurs(part, range)) {
                known += range.length();
                complete.add(completed(number, part.eTag()));
            }
        }
        meter.found(known);
        for (int number = 1; number <= upload.count(file.size()); number++) {
            int wanted = number;
            if (complete.stream().noneMatch(part -> part.partNumber() == wanted)) {
                S3Range range = upload.range(local, file.size(), number);
                complete.add(completed(number, to.store().part(name, upload.uploadId(), number, range, meter)));
                known += range.length();
                meter.at(known);
                to.session().store().save(key, new UploadState(upload.uri(), known));
                to.session().patience().progressed();
            }
        }
        complete.sort(java.util.Comparator.comparing(CompletedPart::partNumber));
        to.store().complete(name, upload.uploadId(), complete);
    }

    /** A tag of 32 digits is the part's MD5; stores that encrypt give others, which tell nothing. */
    private static boolean isOurs(Part part, S3Range range) throws UploadException {
        String tag = part.eTag().replace("\"", "");
        return part.size() == range.length()
                && (!tag.matches("[0-9a-f]{32}") || tag.equals(HexFormat.of().formatHex(range.digest())));
    }

    private static CompletedPart completed(int number, String tag) {
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private S3Parts begunOrNew() throws Fault, UploadException, InterruptedException {
        Optional<URI> begun = to.session().store().find(key).map(UploadState::url);
        if (begun.isPresent() && S3Parts.isOne(begun.get())) {
            return S3Parts.of(begun.get());
        }
        long size = S3Parts.sizeFor(file.size(), to.chunks().next());
        S3Parts upload = new S3Parts(to.store().begin(name, file.sha256()), size);
        to.session().store().save(key, new UploadState(upload.uri(), 0));
        return upload;
    }

    private void bear(Fault fault) throws UploadException, InterruptedException {
        if (fault.kind() == Fault.Kind.GONE) {
            to.session().store().forget(key);
            if (++restarts > MOST_RESTARTS) {
                throw new UploadException(
                        Code.UNREACHABLE,
                        "The store forgets what it was sent of " + file.path() + "; check it.",
                        fault);
            }
        }
        to.session().patience().after(fault);
    }
}
