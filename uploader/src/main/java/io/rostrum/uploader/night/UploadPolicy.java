package io.rostrum.uploader.night;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * When one appliance uploads, and how much.
 *
 * @param hours in which it may
 * @param rates how fast
 * @param bytesADay the most that may leave in one day of the room's time zone; 0 = no cap
 * @param spread a night begins at a moment of chance up to so long after the window opens, so that fifty rooms do not start
 *     at once; never later than a quarter of the window
 * @param appliance the name that chance hangs on: the same name starts at the same moment of the same night, also after a
 *     restart and in the forecast
 */
public record UploadPolicy(UploadHours hours, Timetable rates, long bytesADay, Duration spread, String appliance) {
    /** A day that can carry less than this is over: it is not worth a connection. */
    static final long CRUMB = 64 << 10;

    public UploadPolicy {
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(rates, "rates");
        Objects.requireNonNull(spread, "spread");
        Objects.requireNonNull(appliance, "appliance");
        if (bytesADay < 0 || spread.isNegative()) {
            throw new IllegalArgumentException("A cap and a spread are at least 0.");
        }
    }

    /** When uploads begin in a night. */
    public Instant start(UploadHours.Night night) {
        if (night.opens().equals(Instant.MIN) || spread.isZero()) {
            return night.opens();
        }
        Duration quarter = night.closes().equals(Instant.MAX)
                ? spread
                : Duration.between(night.opens(), night.closes()).dividedBy(4);
        Duration most = quarter.compareTo(spread) < 0 ? quarter : spread;
        long chance = UUID.nameUUIDFromBytes(
                        (appliance + night.opens()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .getMostSignificantBits();
        return night.opens().plusMillis(Long.remainderUnsigned(chance, most.toMillis() + 1));
    }

    /** The day that a moment's bytes count for. */
    LocalDate day(Instant at) {
        return at.atZone(hours.zone()).toLocalDate();
    }

    /** When that day's cap begins anew. */
    Instant nextDay(Instant at) {
        return day(at).plusDays(1).atStartOfDay(hours.zone()).toInstant();
    }

    /** In bytes a second; 0 outside the windows, empty without a limit. */
    OptionalLong allowedAt(Instant at) {
        if (!hours.isOpen(at)) {
            return OptionalLong.of(0);
        }
        long limit = rates.at(at).bytesPerSecond();
        return limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    boolean isSpent(long sentToday) {
        return bytesADay > 0 && sentToday > bytesADay - CRUMB;
    }
}
