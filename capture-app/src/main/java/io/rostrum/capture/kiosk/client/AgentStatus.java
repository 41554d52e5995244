package io.rostrum.capture.kiosk.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the agent says about itself at one moment.
 *
 * @param room the room's name as people know it, possibly empty
 * @param recording the running recording, or {@code null}
 * @param layouts ids of the layouts that the present sources allow, the default first
 * @param preBufferMs how much of the past, in milliseconds, a recording that starts now would include
 * @param next the timetable's next lecture, or {@code null}
 */
public record AgentStatus(
        String version,
        String room,
        AgentState state,
        Recording recording,
        List<Source> sources,
        List<Level> levels,
        List<String> layouts,
        Disk disk,
        Destination destination,
        List<Job> jobs,
        List<Alarm> alarms,
        long preBufferMs,
        Slot next) {
    /** Replaces what an agent leaves out by "none", so that no reader meets a null list. */
    public AgentStatus {
        version = Objects.requireNonNullElse(version, "");
        room = Objects.requireNonNullElse(room, "");
        Objects.requireNonNull(state, "state");
        sources = sources == null ? List.of() : List.copyOf(sources);
        levels = levels == null ? List.of() : List.copyOf(levels);
        layouts = layouts == null ? List.of() : List.copyOf(layouts);
        disk = disk == null ? Disk.UNKNOWN : disk;
        destination = destination == null ? Destination.NONE : destination;
        jobs = jobs == null ? List.of() : List.copyOf(jobs);
        alarms = alarms == null ? List.of() : List.copyOf(alarms);
    }

    /** The running recording, if there is one. */
    public Optional<Recording> running() {
        return Optional.ofNullable(recording);
    }

    /** The picture sources, in the agent's order. */
    public List<Source> pictures() {
        return sources.stream().filter(Source::isVideo).toList();
    }

    /** The sound sources, in the agent's order. */
    public List<Source> sounds() {
        return sources.stream().filter(source -> !source.isVideo()).toList();
    }

    /** The first picture source of a flavor ({@code presenter} or {@code slides}). */
    public Optional<Source> picture(String flavor) {
        return pictures().stream()
                .filter(source -> flavor.equals(source.flavor()))
                .findFirst();
    }

    /** The alarm of a kind that lasts, if there is one. */
    public Optional<Alarm> alarm(String kind) {
        return alarms.stream()
                .filter(alarm -> alarm.isActive() && alarm.kind().equals(kind))
                .findFirst();
    }

    /** The lecture of the timetable that comes next or should run now, if there is one. */
    public Optional<Slot> upcoming() {
        return Optional.ofNullable(next);
    }

    /** This status with a job's news; a job that is not known yet comes last. */
    public AgentStatus with(Job job) {
        List<Job> news = new ArrayList<>(jobs);
        news.replaceAll(known -> known.id().equals(job.id()) ? job : known);
        if (!news.contains(job)) {
            news.add(job);
        }
        return new AgentStatus(
                version,
                room,
                state,
                recording,
                sources,
                levels,
                layouts,
                disk,
                destination,
                news,
                alarms,
                preBufferMs,
                next);
    }
}
