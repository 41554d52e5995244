package io.rostrum.capture.agent.health;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobBoard;
import io.rostrum.capture.agent.schedule.Occurrence;
import io.rostrum.capture.agent.schedule.Schedule;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.RecorderState;
import io.rostrum.capture.recording.RecorderStatus;
import io.rostrum.capture.recording.SourceState;
import io.rostrum.capture.recording.SourceStatus;
import io.rostrum.encoder.media.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at the room's parts and says what needs a hand. Any thread; never waits. */
public final class Vitals {
    private static final double LOW_HOURS = 4;
    private static final double BITS_A_PICTURE = 8_000_000;
    private static final double BITS_A_SOUND = 900_000;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final DataFolder data;
    private final RecorderService recorder;
    private final JobBoard jobs;
    private final Schedule schedule;
    private final Supplier<List<String>> others;
    private final Clock clock;

    /**
     * Looks at these parts.
     *
     * @param others what else needs a hand, a sentence each
     */
    public Vitals(
            DataFolder data,
            RecorderService recorder,
            JobBoard jobs,
            Schedule schedule,
            Supplier<List<String>> others,
            Clock clock) {
        this.data = data;
        this.recorder = recorder;
        this.jobs = jobs;
        this.schedule = schedule;
        this.others = others;
        this.clock = clock;
    }

    /**
     * Something that needs a hand.
     *
     * @param kind stays the same while it lasts
     * @param sentence for a technician
     */
    public record Problem(String kind, String sentence) {}

    RecorderStatus recorder() {
        return recorder.status();
    }

    List<Job> jobs() {
        return jobs.jobs();
    }

    /** Free bytes on the disk of the data folder; -1 if it does not say. */
    long diskFree() {
        try {
            return Files.getFileStore(data.root()).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** For how many hours of lectures there is room, if people move and slides change. */
    double diskHours() {
        double bits = recorder.status().sources().stream()
                .mapToDouble(source -> source.kind() == MediaKind.VIDEO ? BITS_A_PICTURE : BITS_A_SOUND)
                .sum();
        return diskFree() * 8.0 / Math.max(BITS_A_SOUND, bits) / SECONDS_AN_HOUR;
    }

    /** Whether a lecture is due that is to be recorded by itself, and nothing records. */
    boolean missesSlot() {
        return due().isPresent() && recorder.status().state() == RecorderState.IDLE;
    }

    private Optional<Occurrence> due() {
        return schedule.next()
                .filter(Occurrence::autoStart)
                .filter(next -> next.start().plus(GRACE).isBefore(clock.instant()));
    }

    /** What needs a hand now; empty if all is well. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (SourceStatus source : recorder.status().sources()) {
            if (source.problem() != null) {
                problems.add(new Problem("source:" + source.id(), source.problem()));
            }
        }
        double hours = Math.round(diskHours() * 10) / 10.0;
        if (hours < LOW_HOURS) {
            problems.add(new Problem("disk", "The disk has room for about " + hours + " more hours of lectures."));
        }
        jobs.jobs().stream()
                .filter(Job::troubled)
                .forEach(job -> problems.add(new Problem("job:" + job.id(), job.message())));
        if (missesSlot()) {
            problems.add(new Problem(
                    "slot",
                    "\"" + due().map(next -> next.lecture().title()).orElse("A lecture")
                            + "\" should be recorded now and is not."));
        }
        schedule.problems().forEach(sentence -> problems.add(new Problem("schedule:" + sentence, sentence)));
        others.get().forEach(sentence -> problems.add(new Problem("other:" + sentence, sentence)));
        return problems;
    }

    /** Why a lecture could not be recorded now; empty if it could. */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        List<SourceStatus> sources = recorder.status().sources();
        if (sources.stream().noneMatch(source -> source.state() == SourceState.OK)) {
            obstacles.add("No source gives picture or sound.");
        }
        if (!Files.isWritable(data.root()) || diskHours() < 0.1) {
            obstacles.add("The disk takes no more lectures.");
        }
        return obstacles;
    }
}
