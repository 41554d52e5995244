package io.rostrum.uploader.platform;

import java.util.concurrent.locks.ReentrantLock;

/** One change at a time for each package. A fixed number of locks shared by all ids, so nothing has to be tidied up. */
final class PackageLocks {
    private final ReentrantLock[] locks = new ReentrantLock[64];

    PackageLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    ReentrantLock of(PackageId id) {
        return locks[Math.floorMod(id.hashCode(), locks.length)];
    }
}
