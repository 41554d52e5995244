package io.rostrum.capture.agent.alerts;

import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells people elsewhere of urgent alarms: once when one begins and once when it ends. One that comes and goes is told
 * again at the earliest after {@link Pace#again}, if it lasts then. Hands alerts to couriers and never waits. Any thread.
 */
public final class Alerts implements Consumer<Alarm>, AutoCloseable {
    private final LiveSettings settings;
    private final Clock clock;
    private final Pace pace;
    private final List<Courier> couriers;
    private final Map<Subject, Story> stories = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "alerts");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How often people are told.
     *
     * @param again a condition is not told anew before
     * @param retry the first pause after a failure
     */
    public record Pace(Duration again, Duration retry) {
        public static final Pace STANDARD = new Pace(Duration.ofMinutes(15), Duration.ofSeconds(10));
    }

    /** What an alarm is about. */
    private record Subject(AlarmKind kind, String source, String recording) {
        static Subject of(Alarm alarm) {
            boolean perLecture = alarm.kind() == AlarmKind.UPLOAD_FAILING || alarm.kind() == AlarmKind.ENCODE_FAILING;
            String recording =
                    perLecture && alarm.recording() != null ? alarm.recording().value() : "";
            return new Subject(alarm.kind(), alarm.source() == null ? "" : alarm.source(), recording);
        }
    }

    /** What was told of it. */
    private static final class Story {
        private Alarm told;
        private Alarm held;
        private Instant toldAt = Instant.MIN;
    }

    /** What came of a test. */
    public record Tried(String channel, boolean ok, String message) {}

    private Alerts(LiveSettings settings, Clock clock, Pace pace) {
        this.settings = settings;
        this.clock = clock;
        this.pace = pace;
        Path folder = settings.now().data().alerts();
        this.couriers = List.of(
                new Courier(new MailChannel(() -> settings.now().alerts(), clock), folder, clock, pace.retry()),
                new Courier(new WebhookChannel(settings::now), folder, clock, pace.retry()));
    }

    public static Alerts start(LiveSettings settings, Clock clock, Pace pace) {
        return new Alerts(settings, clock, pace);
    }

    /** An alarm began, changed or ended. */
    @Override
    public synchronized void accept(Alarm alarm) {
        Subject subject = Subject.of(alarm);
        Story story = stories.get(subject);
        if (alarm.isOver()) {
            end(alarm, story);
        } else if (settings.now().alerts().about().contains(alarm.kind())) {
            begin(alarm, stories.computeIfAbsent(subject, key -> new Story()));
        }
    }

    private void begin(Alarm alarm, Story story) {
        if (isSame(story.told, alarm) || isSame(story.held, alarm)) {
            return;
        }
        Instant next = story.toldAt.equals(Instant.MIN) ? Instant.MIN : story.toldAt.plus(pace.again());
        if (!clock.instant().isBefore(next)) {
            tell(alarm, story);
        } else {
            story.held = alarm;
            long wait = Math.max(1, Duration.between(clock.instant(), next).toMillis());
            timer.schedule(() -> tellHeld(alarm, story), wait, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void tellHeld(Alarm alarm, Story story) {
        if (isSame(story.held, alarm)) {
            tell(alarm, story);
        }
    }

    private void tell(Alarm alarm, Story story) {
        story.told = alarm;
        story.held = null;
        story.toldAt = clock.instant();
        send(Alert.State.BEGINS, alarm);
    }

    private void end(Alarm alarm, Story story) {
        if (story == null) {
            return;
        }
        if (isSame(story.held, alarm)) {
            story.held = null;
        }
        if (isSame(story.told, alarm)) {
            story.told = null;
            send(Alert.State.ENDS, alarm);
        }
        Instant old = clock.instant().minus(pace.again());
        stories.values().removeIf(any -> any.told == null && any.held == null && any.toldAt.isBefore(old));
    }

    private static boolean isSame(Alarm known, Alarm alarm) {
        return known != null && known.id().equals(alarm.id());
    }

    private void send(Alert.State state, Alarm alarm) {
        AgentSettings now = settings.now();
        Alert alert = new Alert(state, alarm, now.room().name(), AlertWords.sentence(state, alarm));
        couriers.forEach(courier -> courier.take(alert));
    }

    /** Sends a test by each way that is set up, and waits for what comes of it. */
    public List<Tried> test() throws InterruptedException {
        Alarm nothing = new Alarm(
                UUID.randomUUID().toString(),
                AlarmKind.SETTINGS,
                Alarm.Severity.INFO,
                null,
                null,
                clock.instant(),
                null,
                Map.of());
        Alert alert = new Alert(
                Alert.State.TEST,
                nothing,
                settings.now().room().name(),
                AlertWords.sentence(Alert.State.TEST, nothing));
        List<Tried> tried = new ArrayList<>();
        for (Courier courier : couriers) {
            if (courier.channel().isUsed()) {
                tried.add(tried(courier.channel(), alert));
            }
        }
        return tried;
    }

    private static Tried tried(Channel channel, Alert alert) throws InterruptedException {
        try {
            channel.send(alert);
            return new Tried(channel.name(), true, null);
        } catch (AlertException e) {
            return new Tried(channel.name(), false, e.getMessage());
        }
    }

    /** Why alerts do not get out, a sentence for each way; empty if they do. */
    public List<String> problems() {
        return couriers.stream().map(Courier::problem).flatMap(Optional::stream).toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        couriers.forEach(Courier::close);
    }
}
