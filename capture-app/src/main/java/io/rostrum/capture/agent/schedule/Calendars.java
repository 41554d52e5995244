package io.rostrum.capture.agent.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timetable's calendars: fetched each hour, kept on disk, read for the weeks around now. A calendar that cannot be
 * fetched, or is none any more, leaves the last good one in place. Any thread.
 */
final class Calendars {
    /** How far ahead occurrences are known. */
    static final Duration AHEAD = Duration.ofDays(62);

    private static final Duration BEHIND = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration REREAD = Duration.ofHours(12);
    private static final CalendarReader.Content NOTHING = new CalendarReader.Content(List.of(), 0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(Calendars.class);

    private final ScheduleFolder folder;
    private final CalendarFetcher fetcher;
    private final Clock clock;
    private Map<String, Entry> entries = Map.of();
    private ZoneId zone;

    private record Entry(
            CalendarSource source,
            CalendarState state,
            CalendarReader.Content content,
            Instant readAt,
            Instant triedAt) {}

    Calendars(ScheduleFolder folder, CalendarFetcher fetcher, Clock clock) {
        this.folder = folder;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** From now on these calendars are used; what is on disk of them at once. */
    synchronized void use(Timetable timetable) throws IOException {
        for (String id : entries.keySet()) {
            if (timetable.calendars().stream().noneMatch(source -> source.id().equals(id))) {
                folder.forget(id);
            }
        }
        zone = timetable.zone();
        Map<String, Entry> next = new LinkedHashMap<>();
        for (CalendarSource source : timetable.calendars()) {
            String url = source.url().map(URI::toString).orElse(null);
            CalendarState state = folder.state(source.id()).orElse(CalendarState.none(url));
            if (!Objects.equals(state.url(), url)) {
                folder.forget(source.id());
                state = CalendarState.none(url);
            }
            next.put(source.id(), read(source, state, Instant.MIN));
        }
        entries = next;
    }

    private Entry read(CalendarSource source, CalendarState state, Instant triedAt) {
        Instant now = clock.instant();
        CalendarReader.Content content = NOTHING;
        try {
            if (Files.exists(folder.calendar(source.id()))) {
                content = CalendarReader.read(
                        folder.calendar(source.id()), source, zone, now.minus(BEHIND), now.plus(AHEAD));
            }
        } catch (IOException | CalendarException e) {
            LOG.warn("The calendar \"{}\" cannot be read: {}", source.name(), e.getMessage());
            return new Entry(source, state.failed(e.getMessage()), NOTHING, now, triedAt);
        }
        return new Entry(source, state, content, now, triedAt);
    }

    /** Fetches what is due, and reads again what was read long ago. One thread calls this from time to time. */
    void refresh() throws InterruptedException {
        for (Entry entry : List.copyOf(snapshot().values())) {
            Instant now = clock.instant();
            if (entry.source().url().isPresent() && isDue(entry, now)) {
                fetch(entry);
            } else if (entry.readAt().plus(REREAD).isBefore(now)) {
                put(entry.source(), read(entry.source(), entry.state(), entry.triedAt()));
            }
        }
    }

    private static boolean isDue(Entry entry, Instant now) {
        Instant checked = entry.state().checkedAt();
        boolean fresh = entry.state().problem() == null
                && checked != null
                && checked.plus(FRESH).isAfter(now);
        boolean justTried = !entry.triedAt().equals(Instant.MIN)
                && entry.triedAt().plus(RETRY).isAfter(now);
        // A clock that was set back must not keep an old calendar fresh for years.
        return !justTried && (!fresh || checked.isAfter(now.plus(FRESH)));
    }

    private void fetch(Entry entry) throws InterruptedException {
        CalendarSource source = entry.source();
        CalendarState known = entry.state();
        Instant now = clock.instant();
        CalendarState next;
        try {
            boolean have = Files.exists(folder.calendar(source.id()));
            CalendarFetcher.Fetched fetched = fetcher.fetch(
                    source.url().orElseThrow(),
                    have ? known.etag() : null,
                    have ? known.lastModified() : null,
                    folder.incoming(source.id()));
            if (fetched.changed()) {
                check(source);
                folder.accept(source.id());
            }
            next = new CalendarState(known.url(), fetched.etag(), fetched.lastModified(), now, null);
        } catch (CalendarException | IOException e) {
            LOG.warn("The calendar \"{}\": {}", source.name(), e.getMessage());
            next = known.failed(e.getMessage());
        }
        store(source, next);
        put(source, read(source, next, now));
    }

    private void check(CalendarSource source) throws IOException, CalendarException {
        Instant now = clock.instant();
        CalendarReader.read(folder.incoming(source.id()), source, zone, now, now);
    }

    private void store(CalendarSource source, CalendarState state) {
        try {
            folder.write(source.id(), state);
        } catch (IOException e) {
            LOG.warn("The state of the calendar \"{}\" could not be written: {}", source.name(), e.toString());
        }
    }

    /** Takes a file that a person handed in; call {@link #use} afterwards. */
    void take(CalendarSource source, InputStream in) throws IOException, CalendarException {
        try {
            try (OutputStream out = Files.newOutputStream(folder.incoming(source.id()))) {
                CalendarFetcher.copy(in, out);
            }
            check(source);
            folder.accept(source.id());
            folder.write(source.id(), new CalendarState(null, null, null, clock.instant(), null));
        } finally {
            Files.deleteIfExists(folder.incoming(source.id()));
        }
    }

    private synchronized Map<String, Entry> snapshot() {
        return entries;
    }

    private synchronized void put(CalendarSource source, Entry entry) {
        Entry current = entries.get(source.id());
        if (current != null && current.source().equals(source)) { // else it was changed meanwhile
            Map<String, Entry> next = new LinkedHashMap<>(entries);
            next.put(source.id(), entry);
            entries = next;
        }
    }

    List<Occurrence> occurrences() {
        return snapshot().values().stream()
                .flatMap(entry -> entry.content().occurrences().stream())
                .toList();
    }

    List<CalendarView> views() {
        Instant now = clock.instant();
        return snapshot().values().stream()
                .map(entry -> new CalendarView(
                        entry.source().id(),
                        entry.source().name(),
                        entry.source().url().map(URI::toString).orElse(null),
                        entry.content().events(),
                        entry.content().leftOut(),
                        entry.state().checkedAt(),
                        entry.state().problem(),
                        entry.state().isOld(now)))
                .toList();
    }
}
