package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.agent.schedule.TimetableDocument.SlotPart;
import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room's timetable at work: what it says, what comes next, and recordings that start and stop by it. Any thread; owns
 * one thread that watches the time and one that fetches calendars.
 */
public final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final Duration NEXT_WITHIN = Duration.ofDays(14);
    private static final int TICK_MILLIS = 500;
    private static final int REFRESH_SECONDS = 20;
    private static final int STOP_SECONDS = 20;

    private final ScheduleFolder folder;
    private final Calendars calendars;
    private final ScheduleEngine engine;
    private final Clock clock;
    private final ScheduledExecutorService ticks = executor("schedule");
    private final ScheduledExecutorService fetches = executor("calendar-refresh");
    private volatile Timetable timetable;
    private volatile boolean working;

    /**
     * Reads the timetable from its folder and begins to work by it.
     *
     * @param trustedHosts hosts that calendars may come from although they are this PC; asked before each fetch
     * @throws AgentException IO if the folder cannot be used
     */
    public static Schedule start(Path folder, Room room, Supplier<Set<String>> trustedHosts, Clock clock)
            throws AgentException {
        Schedule schedule = open(folder, room, trustedHosts, clock);
        schedule.working = true;
        schedule.ticks.scheduleWithFixedDelay(schedule::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        schedule.fetches.scheduleWithFixedDelay(schedule::refresh, 0, REFRESH_SECONDS, TimeUnit.SECONDS);
        return schedule;
    }

    /** The same at rest, for tests that tell it the time. */
    static Schedule open(Path folder, Room room, Supplier<Set<String>> trustedHosts, Clock clock)
            throws AgentException {
        try {
            return new Schedule(new ScheduleFolder(folder), room, new CalendarFetcher(trustedHosts), clock);
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.IO,
                    "The timetable's folder " + folder + " cannot be used (" + Reason.of(e) + ").",
                    e);
        }
    }

    private Schedule(ScheduleFolder folder, Room room, CalendarFetcher fetcher, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.calendars = new Calendars(folder, fetcher, clock);
        this.engine = new ScheduleEngine(room, folder);
        this.timetable = stored();
        calendars.use(timetable);
    }

    private Timetable stored() throws IOException {
        Optional<TimetableDocument> document = folder.timetable();
        try {
            return document.isEmpty() ? Timetable.empty(clock.getZone()) : read(document.get());
        } catch (Faults e) {
            LOG.error("The stored timetable is not used: {}", e.getMessage());
            return Timetable.empty(clock.getZone());
        }
    }

    private Timetable read(TimetableDocument document) throws Faults {
        return new TimetableReader(clock.getZone(), today()).read(document);
    }

    private LocalDate today() {
        Timetable now = timetable;
        return LocalDate.ofInstant(clock.instant(), now == null ? clock.getZone() : now.zone());
    }

    /** The timetable as it is. */
    public TimetableDocument document() {
        return TimetableDocument.of(timetable);
    }

    /**
     * Replaces the timetable.
     *
     * @throws Faults with all that must be corrected; nothing was changed then
     */
    public synchronized TimetableDocument replace(TimetableDocument document) throws Faults, IOException {
        Timetable next = read(document);
        folder.write(TimetableDocument.of(next));
        timetable = next;
        calendars.use(next);
        if (working) {
            fetches.execute(this::refresh);
        }
        return document();
    }

    /** The slots of a list of courses in CSV; nothing is changed. */
    public List<SlotPart> courses(String csv) throws Faults {
        return CourseList.read(csv, today());
    }

    /**
     * Adds a calendar from a file.
     *
     * @param name for people
     * @return its id
     * @throws Faults if it is no calendar; nothing was changed then
     */
    public synchronized String add(String name, InputStream file) throws Faults, IOException {
        String id = freeId();
        String shown = Lecture.line(name) == null ? id : Lecture.line(name);
        CalendarSource source = new CalendarSource(id, shown, Optional.empty(), true);
        try {
            calendars.take(source, file);
        } catch (CalendarException e) {
            throw Faults.of("file", e.getMessage());
        }
        List<CalendarSource> more = new ArrayList<>(timetable.calendars());
        more.add(source);
        replace(TimetableDocument.of(new Timetable(timetable.zone(), timetable.policy(), timetable.slots(), more)));
        return id;
    }

    private String freeId() {
        int n = 1;
        while (hasCalendar("file-" + n)) {
            n++;
        }
        return "file-" + n;
    }

    private boolean hasCalendar(String id) {
        return timetable.calendars().stream().anyMatch(source -> source.id().equals(id));
    }

    /** How the calendars do. */
    public List<CalendarView> calendars() {
        return calendars.views();
    }

    /** The lectures between two moments, sorted by their start; calendars are known for about two months. */
    public List<Occurrence> between(Instant from, Instant to) {
        Timetable now = timetable;
        Stream<Occurrence> own = now.slots().stream().flatMap(slot -> slot.between(from, to, now.zone()));
        Stream<Occurrence> others = calendars.occurrences().stream()
                .filter(occurrence ->
                        occurrence.end().isAfter(from) && occurrence.start().isBefore(to));
        return Stream.concat(own, others)
                .sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::key))
                .toList();
    }

    /** What is taught at once between two moments. */
    public List<Conflict> conflicts(Instant from, Instant to) {
        return Conflict.among(between(from, to));
    }

    /** The lecture that is taught now, if it is not recorded yet, or else the next one of the coming fortnight. */
    public Optional<Occurrence> next() {
        Instant now = clock.instant();
        return between(now, now.plus(NEXT_WITHIN)).stream()
                .filter(occurrence -> !engine.isDone(occurrence))
                .findFirst();
    }

    /** What must be told to a technician: a start that failed, calendars that are old. */
    public List<String> problems() {
        Stream<String> old = calendars.views().stream()
                .filter(CalendarView::old)
                .map(calendar -> "The calendar \"" + calendar.name() + "\" could not be fetched for 14 days. "
                        + Optional.ofNullable(calendar.problem()).orElse(""))
                .map(String::strip);
        return Stream.concat(engine.problem().stream(), old).toList();
    }

    void tick() {
        try {
            Instant now = clock.instant();
            engine.tick(now, between(now, now.plusMillis(1)), timetable.policy());
        } catch (RuntimeException e) {
            LOG.error("The timetable could not be followed for a moment.", e); // the next tick tries again
        }
    }

    void refresh() {
        try {
            calendars.refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The calendars could not be fetched.", e);
        }
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends both threads; a recording that runs goes on. */
    @Override
    public void close() {
        working = false;
        fetches.shutdownNow();
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
                    || !fetches.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The timetable's threads do not stop.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
