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
import java.util.function.Predicate;
import java.util.stream.Stream;

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
            for (int i = 0; i < wanted.size(); i++) {
                List<PackageFile> later = wanted.subList(i + 1, wanted.size()).stream()
                        .flatMap(List::stream)
                        .toList();
                send(wanted.get(i), i == 0 ? later : List.of());
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

    /**
     * Files are proved just before they travel and again when all have, because somebody may touch them meanwhile.
     *
     * @param later files of which nothing travels yet, but which may be made ready when a connection has nothing else to do
     */
    private void send(List<PackageFile> files, List<PackageFile> later) throws UploadException, InterruptedException {
        PackageFile ahead = later.isEmpty() ? null : later.get(0);
        List<PackageFile> inTurn =
                Stream.concat(files.stream(), Stream.ofNullable(ahead)).toList();
        // What a player may be given waits until all before it is there: it must name no missing byte.
        Predicate<PackageFile> waits = file -> file.isEntry() && !file.equals(ahead);
        new Lanes(session.settings().connections()).each(inTurn, waits, file -> {
            session.job().fence().check();
            if (file.equals(ahead)) {
                for (PackageFile next : later) {
                    destination.prepare(next);
                }
            } else {
                check.prove(file);
                destination.send(file);
            }
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
