package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.AgentState;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the {@link KioskModel} from state to state, by what the agent says and what the lecturer presses. For the JavaFX
 * thread only; requests run on the command thread and their answers come back here.
 */
public final class KioskFlow {
    private static final Logger LOG = LoggerFactory.getLogger(KioskFlow.class);
    private static final Duration LEVELS_EXPECTED = Duration.ofSeconds(1);
    /** The next lecturer should find the start screen. */
    private static final Duration RECEIPT_SHOWN = Duration.ofMinutes(5);
    /** A recording that is older than this when first seen was started elsewhere. */
    private static final Duration SEEN_FROM_START = Duration.ofSeconds(5);

    private final KioskModel model;
    private final Desk desk;
    private final Asker asker;
    private final Notices notices;
    private final ElapsedClock elapsed;
    private final SoundWatch sound;
    private LectureWatch lecture = new LectureWatch();
    private AgentStatus passedOver;
    private KioskState beforeAway = KioskState.CONNECTING;
    private long levelNanos;
    private long receiptNanos;

    /** Creates the flow with a model of its own. */
    public KioskFlow(Desk desk) {
        this.desk = desk;
        this.model = new KioskModel(minute());
        this.asker = new Asker(desk);
        this.elapsed = new ElapsedClock(desk.nanoTime());
        this.notices = new Notices(desk.nanoTime());
        this.sound = new SoundWatch(nanos());
    }

    /** What the flow writes to. */
    public KioskModel model() {
        return model;
    }

    /** The lecturer pressed Record. Does nothing unless the kiosk is at home. */
    public void record(String defaultTitle) {
        if (model.state.get() != KioskState.HOME) {
            return;
        }
        String typed = model.titleProperty().get().strip();
        boolean known = !LayoutChoice.known(model.status.get().layouts()).isEmpty();
        String layout = known ? model.layoutProperty().get().id() : null;
        RecordingRequest request = new RecordingRequest(typed.isEmpty() ? defaultTitle : typed, layout);
        notices.clear();
        enter(KioskState.STARTING);
        asker.ask(agent -> agent.start(request), this::started, this::notStarted);
    }

    /** The lecturer held Stop. Does nothing unless a recording runs. */
    public void stop() {
        if (model.state.get() != KioskState.RECORDING) {
            return;
        }
        notices.clear();
        enter(KioskState.STOPPING);
        asker.ask(AgentApi::stop, this::ended, this::notStopped);
    }

    /** The lecturer has read the receipt. */
    public void done() {
        if (model.state.get() == KioskState.RECEIPT) {
            enter(KioskState.HOME);
        }
    }

    /** The agent's status. */
    public void onStatus(AgentStatus status) {
        if (model.state.get() == KioskState.CONNECTING || model.state.get() == KioskState.AWAY) {
            sound.restart(nanos());
            model.lostAt.set(null);
        }
        model.status.set(status);
        model.layoutProperty()
                .set(LayoutChoice.among(status.layouts(), model.layoutProperty().get()));
        passedOver = isStale(status) ? status : null;
        if (passedOver == null) {
            follow(status);
        }
        judge();
    }

    /** Sound levels. */
    public void onLevels(List<Level> levels) {
        Level loudest =
                levels.stream().max(Comparator.comparingDouble(Level::rmsDbfs)).orElse(Level.SILENCE);
        levelNanos = nanos();
        model.level.set(loudest);
        sound.hear(loudest, levelNanos);
        if (model.state.get() == KioskState.RECORDING) {
            lecture.hear(loudest);
        }
    }

    /** A recording's news; only those of the receipt's recording matter here. */
    public void onRecording(Recording recording) {
        Receipt receipt = model.receipt.get();
        if (receipt != null && receipt.recording().id().equals(recording.id())) {
            model.receipt.set(receipt.with(recording));
        }
    }

    /** A job's news. */
    public void onJob(Job job) {
        if (model.status.get() != null) {
            model.status.set(model.status.get().with(job));
        }
    }

    /** The agent does not answer. */
    public void onLost(AgentException cause) {
        KioskState state = model.state.get();
        if (state == KioskState.CONNECTING || state == KioskState.AWAY) {
            return;
        }
        LOG.info("The agent is lost: {}", cause.getMessage());
        beforeAway = state;
        lecture.missedSome();
        model.lostAt.set(minute());
        enter(KioskState.AWAY);
    }

    /** Time passed; called some five times a second. */
    public void tick() {
        long nanos = nanos();
        if (!minute().equals(model.now.get())) {
            model.now.set(minute());
        }
        if (nanos - levelNanos > LEVELS_EXPECTED.toNanos()) {
            model.level.set(Level.SILENCE);
        }
        if (model.state.get() == KioskState.RECEIPT && nanos - receiptNanos > RECEIPT_SHOWN.toNanos()) {
            done();
        }
        showElapsed();
        catchUp();
        judge();
    }

    /** A status that was passed over and that no other followed was true after all. */
    private void catchUp() {
        boolean awake = model.state.get() != KioskState.AWAY;
        if (asker.isSettledNow() && awake && passedOver != null) {
            follow(passedOver);
            passedOver = null;
        }
    }

    /** Whether the status may be older than what was just asked for or answered. */
    private boolean isStale(AgentStatus status) {
        boolean idle = status.state() == AgentState.IDLE;
        return switch (model.state.get()) {
            case STARTING -> idle && asker.isAsking();
            case STOPPING -> asker.isAsking();
            case RECORDING -> idle && asker.isFresh();
            case RECEIPT -> !idle && asker.isFresh();
            case CONNECTING, AWAY, HOME -> false;
        };
    }

    private void follow(AgentStatus status) {
        KioskState state = model.state.get();
        if (status.state() == AgentState.IDLE) {
            idle(state == KioskState.AWAY ? beforeAway : state);
            return;
        }
        status.running().ifPresent(this::running);
        enter(KioskState.of(status.state()));
    }

    private void idle(KioskState state) {
        Recording last = model.recording.get();
        if (last != null && (state == KioskState.RECORDING || state == KioskState.STOPPING)) {
            // Stopped by somebody else, or by a fault: the receipt is due all the same.
            enter(KioskState.STOPPING);
            asker.ask(agent -> agent.recording(last.id()), this::ended, this::noReceipt);
        } else {
            enter(state == KioskState.RECEIPT ? KioskState.RECEIPT : KioskState.HOME);
        }
    }

    private void running(Recording recording) {
        Recording before = model.recording.get();
        if (before == null || !before.id().equals(recording.id())) {
            lecture = new LectureWatch();
            sound.restart(nanos());
            if (recording.elapsed().compareTo(SEEN_FROM_START) > 0) {
                lecture.missedSome();
            }
        }
        model.recording.set(recording);
        elapsed.set(recording);
        showElapsed();
    }

    private void started(Recording recording) {
        passedOver = null;
        running(recording);
        model.titleProperty().set("");
        enter(KioskState.RECORDING);
    }

    private void notStarted(AgentException e) {
        switch (e.code()) {
            case NO_SOURCE -> notices.say(Notice.NO_SOURCE);
            case NOT_ALLOWED -> notices.say(Notice.NOT_ALLOWED);
            default -> notices.say(Notice.NOT_STARTED);
        }
        leave(KioskState.STARTING, KioskState.HOME);
    }

    private void ended(Recording recording) {
        passedOver = null;
        model.receipt.set(new Receipt(recording, lecture.sound(), lecture.picture()));
        model.recording.set(null);
        receiptNanos = nanos();
        enter(KioskState.RECEIPT);
    }

    private void notStopped(AgentException e) {
        notices.say(e.code() == AgentException.Code.NOT_ALLOWED ? Notice.NOT_ALLOWED : Notice.NOT_STOPPED);
        leave(KioskState.STOPPING, KioskState.RECORDING);
    }

    private void noReceipt(AgentException e) {
        model.recording.set(null);
        leave(KioskState.STOPPING, KioskState.HOME);
    }

    private void leave(KioskState from, KioskState to) {
        if (model.state.get() == from) {
            enter(to);
        }
    }

    private void enter(KioskState state) {
        if (model.state.get() != state) {
            LOG.info("{} -> {}", model.state.get(), state);
            model.state.set(state);
            judge();
        }
    }

    private void showElapsed() {
        if (model.recording.get() != null) {
            model.elapsed.set(elapsed.read());
        }
    }

    private void judge() {
        AgentStatus status = model.status.get();
        if (status == null) {
            return;
        }
        boolean recording = model.state.get() == KioskState.RECORDING;
        Health health = Health.of(
                status,
                sound.verdict(nanos()),
                LocalDateTime.now(desk.clock()).toLocalTime(),
                recording,
                notices.current());
        if (recording) {
            lecture.see(health);
        }
        model.health.set(health);
    }

    private LocalDateTime minute() {
        return LocalDateTime.now(desk.clock()).truncatedTo(ChronoUnit.MINUTES);
    }

    private long nanos() {
        return desk.nanoTime().getAsLong();
    }
}
