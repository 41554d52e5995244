package io.rostrum.uploader;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.protocol.Destination;
import io.rostrum.uploader.protocol.LocalCheck;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.protocol.Published;
import io.rostrum.uploader.protocol.Session;
import java.util.List;
import java.util.Optional;

/** One upload from the first question to publication. Used by one thread. */
final class Shipment {
    /** A destination may find damage on arrival and want a file again; not for ever. */
    private static final int MOST_ROUNDS = 3;

    private final Session session;
    private final Destination destination;
    private final LocalCheck check;

    Shipment(Session session, Destination destination) {
        this.session = session;
        this.destination = destination;
        this.check = new LocalCheck(session.pack());
    }

    UploadResult run() throws UploadException, InterruptedException {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<List<PackageFile>> wanted = destination.want();
            long missing = wanted.stream()
                    .flatMap(List::stream)
                    .mapToLong(PackageFile::size)
                    .sum();
            session.traffic().begin(destination.totalBytes(), destination.totalBytes() - missing);
            for (List<PackageFile> together : wanted) {
                send(together);
            }
            session.job().fence().check();
            Optional<Published> published = destination.publish();
            if (published.isPresent()) {
                session.traffic().end();
                return result(published.get());
            }
        }
        throw new UploadException(
                Code.REJECTED,
                session.job().destination() + " found the package incomplete after each of " + MOST_ROUNDS
                        + " uploads; check the platform's disk and log.");
    }

    /** Files are proved just before they travel and again when all have, because somebody may touch them meanwhile. */
    private void send(List<PackageFile> files) throws UploadException, InterruptedException {
        new Lanes(session.settings().connections()).each(files, file -> {
            session.job().fence().check();
            check.prove(file);
            destination.send(file);
        });
        for (PackageFile file : files) {
            check.prove(file);
        }
    }

    private UploadResult result(Published published) {
        return new UploadResult(
                destination.totalBytes(),
                session.traffic().sent(),
                session.traffic().resent(),
                true,
                published.watchUrl(),
                published.playlistUrl(),
                published.receipt());
    }
}
