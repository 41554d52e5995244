package io.rostrum.capture.agent.health;

import io.rostrum.capture.agent.jobs.Job;
import io.rostrum.capture.agent.jobs.JobState;
import io.rostrum.capture.agent.schedule.Occurrence;
import io.rostrum.capture.recording.RecorderState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When this PC has to be awake, so that a lecturer may switch it off and the night still has its uploads.
 *
 * @param wake when it is needed next; null if nothing is planned
 * @param reason what it is needed for; null as above
 * @param busy why it may not sleep now; null if it may
 */
public record RestPlan(Instant wake, String reason, String busy) {
    /** A PC that starts needs so long until its sources are ready, with room to spare. */
    static final Duration AHEAD = Duration.ofMinutes(10);
    /** To go to sleep for less is not worth the start. */
    static final Duration SHORTEST = Duration.ofMinutes(20);

    /** What is needed when. */
    private record Need(Instant at, String reason) {}

    /**
     * Makes the plan.
     *
     * @param state what the recorder does
     * @param next the timetable's next lecture
     * @param jobs all that are known
     * @param quietSince when somebody last used the room
     * @param quiet for how long nobody must have used it
     */
    static RestPlan of(
            RecorderState state,
            Optional<Occurrence> next,
            List<Job> jobs,
            Instant quietSince,
            Duration quiet,
            Instant now) {
        List<Need> needs =
                needs(next, jobs).sorted(Comparator.comparing(Need::at)).toList();
        Optional<Need> later =
                needs.stream().filter(need -> need.at().isAfter(now)).findFirst();
        String busy = state != RecorderState.IDLE
                ? "A lecture is being recorded."
                : needs.stream()
                        .filter(need -> need.at().isBefore(now.plus(SHORTEST)))
                        .map(Need::reason)
                        .findFirst()
                        .orElse(quietSince.plus(quiet).isAfter(now) ? "The room was used a moment ago." : null);
        return new RestPlan(
                later.map(Need::at).orElse(null), later.map(Need::reason).orElse(null), busy);
    }

    private static Stream<Need> needs(Optional<Occurrence> next, List<Job> jobs) {
        Stream<Need> lecture = next.stream()
                .map(one ->
                        new Need(one.start().minus(AHEAD), "\"" + one.lecture().title() + "\" is recorded."));
        Stream<Need> work = jobs.stream().map(RestPlan::need).filter(Objects::nonNull);
        return Stream.concat(lecture, work);
    }

    private static Need need(Job job) {
        if (!job.state().isOpen()) {
            return null;
        }
        String reason =
                switch (job.kind()) {
                    case ENCODE -> "A lecture is encoded.";
                    case SEAL -> "A lecture's texts are sealed.";
                    case UPLOAD -> "A lecture is uploaded.";
                    case EXPORT -> "A lecture is copied to a stick.";
                    case CLEANUP -> "Room is made on the disk.";
                };
        boolean atOnce = job.state() == JobState.RUNNING || job.nextTry() == null;
        return new Need(atOnce ? Instant.MIN : job.nextTry(), reason);
    }
}
