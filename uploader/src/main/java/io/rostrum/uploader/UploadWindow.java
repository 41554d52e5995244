package io.rostrum.uploader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of the day in which uploads may run, in the room's own time; may span midnight.
 *
 * <p>Opens and closes at wall-clock times on every day. In the night the clock springs forward, an edge inside the hour
 * that does not exist moves to the first moment after it; when the clock falls back, the first of the two equal times
 * opens and the last closes, so that the window never loses an hour.
 *
 * @param opens first moment inside
 * @param closes first moment outside; equal to {@code opens} = always open
 */
public record UploadWindow(LocalTime opens, LocalTime closes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    public UploadWindow {
        Objects.requireNonNull(opens, "opens");
        Objects.requireNonNull(closes, "closes");
    }

    /**
     * Reads {@code 22:00-05:30}; {@code 24:00} stands for midnight.
     *
     * @throws IllegalArgumentException with a sentence that shows a right form
     */
    public static UploadWindow parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(sentence(text));
        }
        return new UploadWindow(
                time(text, matcher.group(1), matcher.group(2)), time(text, matcher.group(3), matcher.group(4)));
    }

    /** Whether uploads may run at that moment. */
    public boolean isOpen(Instant at, ZoneId zone) {
        if (opens.equals(closes)) {
            return true;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        return isWithin(at, day.minusDays(1), zone) || isWithin(at, day, zone);
    }

    /** The first moment from {@code at} on in which uploads may run; {@code at} itself if they may now. */
    public Instant nextOpening(Instant at, ZoneId zone) {
        if (isOpen(at, zone)) {
            return at;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        while (!opening(day, zone).isAfter(at)) {
            day = day.plusDays(1);
        }
        return opening(day, zone);
    }

    /** The first moment after {@code at} in which uploads may no longer run; far in the future if always open. */
    public Instant nextClosing(Instant at, ZoneId zone) {
        if (opens.equals(closes)) {
            return Instant.MAX;
        }
        LocalDate day = at.atZone(zone).toLocalDate().minusDays(1);
        while (!closing(day, zone).isAfter(at)) {
            day = day.plusDays(1);
        }
        return closing(day, zone);
    }

    @Override
    public String toString() {
        return opens + "-" + closes;
    }

    private boolean isWithin(Instant at, LocalDate day, ZoneId zone) {
        return !at.isBefore(opening(day, zone)) && at.isBefore(closing(day, zone));
    }

    /** The moment of that day at which it opens. */
    public Instant opening(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(day, opens, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The moment at which the window that opens on that day closes: the same day or the next. */
    public Instant closing(LocalDate day, ZoneId zone) {
        LocalDate last = closes.isAfter(opens) ? day : day.plusDays(1);
        return ZonedDateTime.of(last, closes, zone).withLaterOffsetAtOverlap().toInstant();
    }

    private static LocalTime time(String text, String hour, String minute) {
        int hours = Integer.parseInt(hour);
        int minutes = Integer.parseInt(minute);
        if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0)) {
            throw new IllegalArgumentException(sentence(text));
        }
        return LocalTime.of(hours % 24, minutes);
    }

    private static String sentence(String text) {
        return "\"" + text + "\" is no upload window: write for example 22:00-05:30.";
    }
}
