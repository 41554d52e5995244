package io.rostrum.uploader.platform.versions;

import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.ProblemException;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One change at a time for each package; packages never wait for one another. */
public final class PackageLocks {
    private final ConcurrentHashMap<PackageId, Counted> locks = new ConcurrentHashMap<>();

    /** Does something to a package while nobody else does. */
    public <T> T alone(PackageId id, Change<T> change) throws IOException, ProblemException {
        Counted lock = locks.compute(id, (key, known) -> {
            Counted counted = known == null ? new Counted() : known;
            counted.users++;
            return counted;
        });
        lock.turn.lock();
        try {
            return change.make();
        } finally {
            lock.turn.unlock();
            locks.computeIfPresent(id, (key, known) -> --known.users == 0 ? null : known);
        }
    }

    /** What is done meanwhile. */
    public interface Change<T> {
        T make() throws IOException, ProblemException;
    }

    private static final class Counted {
        private final ReentrantLock turn = new ReentrantLock();
        private int users;
    }
}
