package io.rostrum.uploader.queue;

import io.rostrum.uploader.job.UploadException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** What was sent on which day, and how fast each destination takes it. Safe for several threads. */
public final class UploadLedger {
    /** A new measure weighs this much; the rest is memory of earlier ones. */
    private static final double WEIGHT = 0.3;

    private static final int DAYS_KEPT = 60;

    private final QueueTable table;

    UploadLedger(QueueTable table) {
        this.table = table;
    }

    /** Adds bytes that left this machine, headers not counted. */
    public void sent(LocalDate day, long bytes) throws UploadException {
        if (sentOn(day) == 0) {
            table.change(
                    "DELETE FROM upload_days WHERE day<?",
                    day.minusDays(DAYS_KEPT).toString());
        }
        table.change(
                "INSERT INTO upload_days(day, bytes) VALUES(?,?)"
                        + " ON CONFLICT(day) DO UPDATE SET bytes=bytes+excluded.bytes",
                day.toString(),
                bytes);
    }

    public long sentOn(LocalDate day) throws UploadException {
        return table.number("SELECT bytes FROM upload_days WHERE day=?", day.toString());
    }

    /**
     * Takes a measure of how fast bytes left for a destination.
     *
     * @param limit what was allowed then, in bytes a second, 0 = unlimited: a measure near it says only that the link is at
     *     least so fast, so it never lowers what is remembered
     */
    public void measured(String destination, long bytesPerSecond, long limit) throws UploadException {
        long before = rate(destination).orElse(0);
        boolean atLimit = limit > 0 && bytesPerSecond >= 0.8 * limit;
        if (atLimit && before >= bytesPerSecond) {
            return;
        }
        long now =
                before == 0 || atLimit ? bytesPerSecond : Math.round(before * (1 - WEIGHT) + bytesPerSecond * WEIGHT);
        table.change(
                "INSERT INTO upload_rates(destination, bytes_per_second) VALUES(?,?)"
                        + " ON CONFLICT(destination) DO UPDATE SET bytes_per_second=excluded.bytes_per_second",
                destination,
                Math.max(1, now));
    }

    /** What the link to a destination carries, in bytes a second; empty if nothing was measured yet. */
    public OptionalLong rate(String destination) throws UploadException {
        long rate = table.number("SELECT bytes_per_second FROM upload_rates WHERE destination=?", destination);
        return rate == 0 ? OptionalLong.empty() : OptionalLong.of(rate);
    }
}
