package io.rostrum.capture.agent.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a calendar's file on this PC.
 *
 * @param url where it came from, or null if it was handed in
 * @param etag of the server, or null
 * @param lastModified of the server, or null
 * @param checkedAt when the server last said that the file is its newest, or it was handed in; null if never
 * @param problem why the last try failed, or null
 */
record CalendarState(String url, String etag, String lastModified, Instant checkedAt, String problem) {
    /** A server that is away shorter than this is nobody's worry: the file on disk is as good. */
    static final Duration OFFLINE = Duration.ofDays(14);

    static CalendarState none(String url) {
        return new CalendarState(url, null, null, null, null);
    }

    CalendarState failed(String sentence) {
        return new CalendarState(url, etag, lastModified, checkedAt, sentence);
    }

    boolean isOld(Instant now) {
        return url != null && (checkedAt == null || checkedAt.plus(OFFLINE).isBefore(now));
    }
}
