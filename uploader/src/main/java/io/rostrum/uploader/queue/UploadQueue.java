package io.rostrum.uploader.queue;

import io.rostrum.uploader.job.Fence;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every lecture that goes or went somewhere, across restarts and power cuts.
 *
 * <p>A table in {@code <data>/rostrum.db}; each change is on the disk when its call returns. Safe for several threads and
 * processes. A delivery is begun under a number that only rises; what an older attempt reports is not taken.
 */
public final class UploadQueue implements AutoCloseable {
    private static final String THIS = " WHERE package=? AND destination=?";
    private static final String MINE = THIS + " AND attempt=? AND state='running'";

    private final QueueTable table;
    private final Clock clock;

    private UploadQueue(QueueTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Opens the queue, making file and tables where they lack. */
    public static UploadQueue open(Path dbFile, Clock clock) throws UploadException {
        return new UploadQueue(QueueTable.open(dbFile.toAbsolutePath().normalize()), clock);
    }

    /**
     * Takes back what a process was doing when it died. Only the one program that runs the queue may call this, when it
     * starts.
     */
    public void recover() throws UploadException {
        table.change("UPDATE deliveries SET state='waiting' WHERE state='running'");
    }

    /**
     * Has a package delivered. One that is known is delivered again if it was published, held or cancelled, and left alone if
     * it waits, runs or is paused.
     */
    public Delivery submit(DeliveryId id, Path folder, long bytes) throws UploadException {
        String now = stamp(clock.instant());
        table.change(
                "INSERT INTO deliveries(package, destination, folder, bytes, done, state, attempt, failures, rank,"
                        + " not_before, created_at) VALUES(?,?,?,?,0,'waiting',0,0,0,?,?)"
                        + " ON CONFLICT(package, destination) DO UPDATE SET folder=excluded.folder, bytes=excluded.bytes,"
                        + " done=CASE WHEN state='published' THEN 0 ELSE done END,"
                        + " reason=CASE WHEN state IN ('published','held','cancelled') THEN NULL ELSE reason END,"
                        + " failures=CASE WHEN state IN ('published','held','cancelled') THEN 0 ELSE failures END,"
                        + " not_before=CASE WHEN state IN ('published','held','cancelled') THEN excluded.not_before"
                        + " ELSE not_before END,"
                        + " state=CASE WHEN state IN ('published','held','cancelled') THEN 'waiting' ELSE state END",
                id.packageId(),
                id.destination(),
                folder.toAbsolutePath().normalize().toString(),
                bytes,
                now,
                now);
        return find(id).orElseThrow();
    }

    public Optional<Delivery> find(DeliveryId id) throws UploadException {
        return table.select(THIS, id.packageId(), id.destination()).stream().findFirst();
    }

    /** All deliveries in the order in which they will travel; those that ended come as they were given. */
    public List<Delivery> list() throws UploadException {
        return table.select(" ORDER BY rank, created_at, package, destination");
    }

    /**
     * Begins the next delivery that is due: the one a person put first, else the oldest. One that waits for another try does
     * not hold up those behind it.
     */
    public Optional<Delivery> take(String destination) throws UploadException {
        List<Delivery> next = table.returning(
                "UPDATE deliveries SET state='running', attempt=attempt+1 WHERE rowid = (SELECT rowid FROM deliveries"
                        + " WHERE destination=? AND state='waiting' AND not_before<=?"
                        + " ORDER BY rank, created_at, package LIMIT 1) AND state='waiting'",
                destination,
                stamp(clock.instant()));
        return next.stream().findFirst();
    }

    /** When the next delivery to a destination is due; empty if none waits. */
    public Optional<Instant> nextDue(String destination) throws UploadException {
        return table
                .select(" WHERE destination=? AND state='waiting' ORDER BY not_before LIMIT 1", destination)
                .stream()
                .map(Delivery::notBefore)
                .findFirst();
    }

    /** A cancelled delivery of which something still lies at the destination; empty if there is none. */
    public Optional<Delivery> cancelled(String destination) throws UploadException {
        return table.select(" WHERE destination=? AND state='cancelled' AND done>0 LIMIT 1", destination).stream()
                .findFirst();
    }

    /** What a cancelled delivery had begun is gone, or nobody can tell. */
    public void tidied(Delivery cancelled) throws UploadException {
        table.change(
                "UPDATE deliveries SET done=0" + THIS + " AND state='cancelled'",
                cancelled.id().packageId(),
                cancelled.id().destination());
    }

    /** The fence of an attempt: closed as soon as another attempt, or a person, took the delivery away. */
    public Fence fence(Delivery taken) {
        return () -> {
            if (!counts(taken)) {
                throw new UploadException(
                        Code.BUSY,
                        "Another attempt has taken over the delivery of " + taken.id() + "; this one stops.");
            }
        };
    }

    /** Whether that attempt is still the one that counts. */
    public boolean counts(Delivery taken) throws UploadException {
        return !table.select(MINE, taken.id().packageId(), taken.id().destination(), taken.attempt())
                .isEmpty();
    }

    /**
     * The destination shows the lecture.
     *
     * @param doubt what is wrong all the same; null if nothing is
     * @return false, and nothing changes, if the attempt no longer counts; so with the others
     */
    public boolean published(Delivery taken, URI watchUrl, URI playlistUrl, String doubt) throws UploadException {
        return mine(
                taken,
                "state='published', done=bytes, failures=0, rank=0, reason=?, watch_url=?, playlist_url=?",
                doubt,
                text(watchUrl),
                text(playlistUrl));
    }

    /** Nothing failed; it goes on then. */
    public boolean waits(Delivery taken, long done, Instant until, String reason) throws UploadException {
        return mine(taken, "state='waiting', failures=0, done=?, not_before=?, reason=?", done, stamp(until), reason);
    }

    /** It failed in a way that may pass; it is tried again then. */
    public boolean failed(Delivery taken, long done, Instant retry, String reason) throws UploadException {
        return mine(
                taken,
                "state='waiting', failures=failures+1, done=?, not_before=?, reason=?",
                done,
                stamp(retry),
                reason);
    }

    /** Only a person can mend it. */
    public boolean held(Delivery taken, long done, String reason) throws UploadException {
        return mine(taken, "state='held', failures=failures+1, done=?, reason=?", done, reason);
    }

    /** A person stops it for now; what arrived is kept. */
    public boolean pause(DeliveryId id) throws UploadException {
        return theirs(id, "state='paused'", "state IN ('waiting','running','held')");
    }

    /** A person lets it go on, or try once more, at once. */
    public boolean resume(DeliveryId id) throws UploadException {
        return theirs(
                id,
                "state='waiting', failures=0, reason=NULL, not_before='" + stamp(clock.instant()) + "'",
                "state IN ('waiting','paused','held','cancelled')");
    }

    /** A person gives it up; what was begun at the destination is thrown away when uploads may run. */
    public boolean cancel(DeliveryId id) throws UploadException {
        return theirs(
                id, "state='cancelled', done=CASE WHEN attempt>0 THEN max(done, 1) ELSE 0 END", "state<>'published'");
    }

    /** A person wants this one before all others; one that waits for another try or is held or paused goes at once. */
    public boolean first(DeliveryId id) throws UploadException {
        resume(id);
        return theirs(id, "rank=(SELECT min(rank) FROM deliveries)-1", "state IN ('waiting','running')");
    }

    /** Forgets a delivery, for example when its recording is deleted. */
    public void forget(DeliveryId id) throws UploadException {
        table.change("DELETE FROM deliveries" + THIS, id.packageId(), id.destination());
    }

    /** What was sent and how fast, for caps and forecasts. */
    public UploadLedger ledger() {
        return new UploadLedger(table);
    }

    @Override
    public void close() throws UploadException {
        table.close();
    }

    private boolean mine(Delivery taken, String set, Object... values) throws UploadException {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 3);
        all[values.length] = taken.id().packageId();
        all[values.length + 1] = taken.id().destination();
        all[values.length + 2] = taken.attempt();
        return table.change("UPDATE deliveries SET " + set + MINE, all) > 0;
    }

    private boolean theirs(DeliveryId id, String set, String when) throws UploadException {
        return table.change("UPDATE deliveries SET " + set + THIS + " AND " + when, id.packageId(), id.destination())
                > 0;
    }

    private static String text(URI uri) {
        return uri == null ? null : uri.toString();
    }

    static String stamp(Instant at) {
        return QueueTable.stamp(at);
    }
}
