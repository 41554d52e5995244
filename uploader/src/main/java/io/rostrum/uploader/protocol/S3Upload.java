package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.queue.UploadKey;
import io.rostrum.uploader.queue.UploadState;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One file on its way into a bucket. One that is not much larger than a part goes in one request, others in parts, several at a
 * time; the store's list of parts is the truth and is asked for before the first part of a resumed upload and after every fault. Each part has a meter of its
 * own, so that a part that breaks changes nothing in the count of the others. Used by one thread.
 */
final class S3Upload {
    private static final int MOST_RESTARTS = 5;
    private static final int WHOLE = 0;

    private final S3Destination to;
    private final PackageFile file;
    private final Path local;
    private final UploadKey key;
    private final String name;
    private final Map<Integer, Traffic.Meter> meters = new ConcurrentHashMap<>();
    private int restarts;
    /** The upload was found in the store, and nobody here remembers that it was begun. */
    private boolean adopted;

    S3Upload(S3Destination to, PackageFile file) {
        this.to = to;
        this.file = file;
        this.local = to.session().pack().local(file);
        this.key = to.session().key(file);
        this.name = to.name(file);
    }

    void run() throws UploadException, InterruptedException {
        boolean asked = !to.found().mayHave(name, file.size());
        while (true) {
            try {
                // Asked where something lies already, and after a fault: the answer to the last request may have been
                // lost.
                if (!asked && to.store().has(name, file.size(), file.sha256())) {
                    there(WHOLE, file.size() - counted());
                    return;
                }
                asked = true;
                send();
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
        Optional<S3Parts> begun = begun();
        long partSize = S3Parts.sizeFor(file.size(), to.chunks().next());
        if (begun.isPresent()) {
            sendParts(begun.get(), to.store().parts(name, begun.get().uploadId()));
        } else if (file.size() <= partSize + partSize / 2) {
            S3Range all = new S3Range(local, 0, file.size());
            counted(WHOLE, all, meter -> {
                to.store().put(name, file.sha256(), all, meter);
                return name;
            });
        } else {
            S3Parts upload = new S3Parts(to.store().begin(name, file.sha256()), partSize);
            to.session().store().save(key, new UploadState(upload.uri(), 0));
            sendParts(upload, List.of());
        }
    }

    private void sendParts(S3Parts upload, List<Part> there) throws Fault, UploadException, InterruptedException {
        Map<Integer, String> tags = new ConcurrentSkipListMap<>();
        for (Part part : there) {
            int number = part.partNumber();
            if (number <= upload.count(file.size())) {
                S3Range range = upload.range(local, file.size(), number);
                if (upload.isOurs(part, range)) {
                    tags.put(number, part.eTag());
                    there(number, range.length());
                }
            }
        }
        List<Integer> missing = IntStream.rangeClosed(1, upload.count(file.size()))
                .filter(number -> !tags.containsKey(number))
                .boxed()
                .toList();
        new PartHands(to.session().settings().connections()).each(missing, number -> {
            S3Range range = upload.range(local, file.size(), number);
            tags.put(number, counted(number, range, meter -> to.store()
                    .part(name, upload.uploadId(), number, range, meter)));
            to.session().patience().progressed();
        });
        List<CompletedPart> complete = new ArrayList<>();
        tags.forEach((number, tag) -> complete.add(
                CompletedPart.builder().partNumber(number).eTag(tag).build()));
        to.store().complete(name, upload.uploadId(), complete);
        if (adopted && !to.store().has(name, file.size(), file.sha256())) {
            adopted = false;
            throw new Fault(Fault.Kind.GONE, name + " was begun for another state of the file.");
        }
    }

    /** A request whose body is counted. */
    private interface Counted {
        String send(Traffic.Meter meter) throws Fault, UploadException, InterruptedException;
    }

    /** What left counts when the store has all of it; a request that broke counts for nothing. */
    private String counted(int number, S3Range range, Counted request)
            throws Fault, UploadException, InterruptedException {
        Traffic.Meter meter = meter(number);
        boolean stored = false;
        long started = System.nanoTime();
        try {
            String tag = request.send(meter);
            stored = true;
            to.chunks().measured(range.length(), System.nanoTime() - started);
            return tag;
        } finally {
            meter.at(stored ? range.length() : 0);
        }
    }

    /** The store has these bytes of a part or file, by what was sent here if anything was. */
    private void there(int number, long bytes) {
        Traffic.Meter sent = meters.get(number);
        if (sent == null) {
            meter(number).found(bytes);
        } else {
            sent.at(bytes);
        }
    }

    private Traffic.Meter meter(int number) {
        return meters.computeIfAbsent(number, any -> to.session().traffic().meter());
    }

    /** What the store has of the file. */
    private long counted() {
        return meters.values().stream().mapToLong(Traffic.Meter::known).sum();
    }

    /** What was begun earlier: as remembered here, or as the store lists it if this memory was lost. */
    private Optional<S3Parts> begun() throws Fault, UploadException, InterruptedException {
        Optional<URI> known = to.session().store().find(key).map(UploadState::url);
        if (known.isPresent() && S3Parts.isOne(known.get())) {
            return known.map(S3Parts::of);
        }
        for (String uploadId : to.found().begunOf(name)) {
            Optional<S3Parts> upload = S3Parts.of(uploadId, partsOf(uploadId), local, file.size());
            if (upload.isPresent()) {
                adopted = true;
                to.session().store().save(key, new UploadState(upload.get().uri(), 0));
                return upload;
            }
        }
        return Optional.empty();
    }

    /** None if it was ended meanwhile. */
    private List<Part> partsOf(String uploadId) throws Fault, UploadException, InterruptedException {
        try {
            return to.store().parts(name, uploadId);
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.GONE) {
                return List.of();
            }
            throw fault;
        }
    }

    private void bear(Fault fault) throws UploadException, InterruptedException {
        if (fault.kind() == Fault.Kind.AGAIN) {
            to.chunks().broke();
        }
        if (fault.kind() == Fault.Kind.GONE) {
            to.session().store().forget(key);
            meters.values().forEach(meter -> meter.at(0));
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
