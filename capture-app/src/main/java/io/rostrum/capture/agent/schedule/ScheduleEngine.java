package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.agent.schedule.EngineState.Running;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops recordings by the timetable. It is told the time and decides; one lock guards it.
 *
 * <p>A lecture is started as long as it is taught, so a PC whose power returns records the rest of it, and a start that
 * fails is tried again. Once a person stopped it, it stays stopped. What was decided is on disk before it is relied on.
 */
final class ScheduleEngine {
    /** A person who presses Record so shortly before a lecture means that lecture. */
    static final Duration EARLY = Duration.ofMinutes(15);

    /** What is left of a lecture is not worth a recording below this. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleEngine.class);

    private final Room room;
    private final ScheduleFolder folder;
    private EngineState state;
    private Instant retryAt = Instant.MIN;
    private String problem;

    /**
     * An engine that goes on where the last one ended.
     *
     * @throws IOException if what it remembers cannot be read
     */
    ScheduleEngine(Room room, ScheduleFolder folder) throws IOException {
        this.room = room;
        this.folder = folder;
        EngineState last = folder.engine();
        // Whatever ran when the last agent ended was cut off, not stopped: its lecture is still to be recorded.
        this.state = last.running(last.running() == null || !runs(last.running()) ? null : last.running());
    }

    /**
     * Does what is due.
     *
     * @param due the lectures taught now, sorted by their start
     */
    synchronized void tick(Instant now, List<Occurrence> due, Policy policy) {
        state = state.at(now);
        if (state.running() != null && !runs(state.running())) {
            LOG.info(
                    "The recording {} was ended before its planned end",
                    state.running().recording());
            remember(state.finished());
        }
        List<Occurrence> wanted = due.stream()
                .filter(Occurrence::autoStart)
                .filter(occurrence -> occurrence.covers(now))
                .filter(occurrence -> occurrence.end().isAfter(now.plus(SHORTEST)))
                .filter(occurrence -> !state.done().containsKey(occurrence.key()))
                .filter(occurrence -> state.running() == null
                        || !occurrence.key().equals(state.running().occurrence()))
                .sorted(Comparator.comparing(Occurrence::start))
                .toList();
        if (state.running() != null) {
            planned(now, wanted, policy);
        } else {
            unplanned(now, wanted, policy);
        }
    }

    /** A lecture is being recorded; the recorder ends it at its planned end, by its own clock. */
    private void planned(Instant now, List<Occurrence> wanted, Policy policy) {
        if (policy.overlap() == Policy.Overlap.SWITCH && !wanted.isEmpty() && stop(now)) {
            unplanned(now, wanted, policy);
        }
    }

    private void unplanned(Instant now, List<Occurrence> wanted, Policy policy) {
        if (wanted.isEmpty()) {
            problem = null;
            return;
        }
        Occurrence next = policy.overlap() == Policy.Overlap.SWITCH ? wanted.get(wanted.size() - 1) : wanted.get(0);
        Optional<Room.Running> running = room.running();
        if (running.isEmpty()) {
            start(now, next);
        } else if (!running.get().startedAt().isBefore(next.start().minus(EARLY))) {
            adopt(now, next, running.get());
        } else if (policy.manual() == Policy.Manual.SWITCH && stop(now)) {
            start(now, next);
        }
    }

    private void start(Instant now, Occurrence lecture) {
        if (now.isBefore(retryAt)) {
            return;
        }
        try {
            Room.Running started = room.start(lecture.lecture(), Duration.between(now, lecture.end()));
            problem = null;
            retryAt = Instant.MIN;
            LOG.info(
                    "The timetable started \"{}\" as the recording {}",
                    lecture.lecture().title(),
                    started.recording());
            follow(lecture, started);
        } catch (Room.Refused e) {
            retryAt = now.plus(RETRY);
            problem = "\"" + lecture.lecture().title() + "\" could not be started: " + e.getMessage();
            LOG.warn("{} It is tried again.", problem);
        }
    }

    /** What a person started is the lecture: it ends with it, or later if the person planned so. */
    private void adopt(Instant now, Occurrence lecture, Room.Running running) {
        Instant planned = running.plannedEnd() == null ? now : running.plannedEnd();
        try {
            if (planned.isBefore(lecture.end())) {
                room.extend(Duration.between(planned.isBefore(now) ? now : planned, lecture.end()));
            }
            follow(lecture, running);
        } catch (Room.Refused e) {
            LOG.info("The recording ended just when its lecture began: {}", e.getMessage());
        }
    }

    private void follow(Occurrence lecture, Room.Running running) {
        remember(state.running(new Running(running.recording(), lecture.key(), lecture.end())));
    }

    private boolean stop(Instant now) {
        if (now.isBefore(retryAt)) {
            return false;
        }
        try {
            room.stop();
            retryAt = Instant.MIN;
            remember(state.finished());
            return true;
        } catch (Room.Refused e) {
            retryAt = now.plus(RETRY);
            problem = "The recording could not be ended: " + e.getMessage();
            LOG.warn("{} It is tried again.", problem);
            return false;
        }
    }

    /** Whether the lecture is being recorded, or need not be any more. */
    synchronized boolean isDone(Occurrence lecture) {
        boolean runs =
                state.running() != null && lecture.key().equals(state.running().occurrence());
        return runs || state.done().containsKey(lecture.key());
    }

    /** What went wrong at the last try, if it did. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private boolean runs(Running planned) {
        return room.running()
                .filter(running -> running.recording().equals(planned.recording()))
                .isPresent();
    }

    private void remember(EngineState next) {
        state = next;
        try {
            folder.write(next);
        } catch (IOException e) {
            // In memory it is known; a full disk must not keep a lecture from being recorded or ended.
            LOG.warn("What the timetable did could not be written down: {}", e.toString());
        }
    }
}
