package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.AgentState;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import io.rostrum.capture.kiosk.client.Slot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the {@link KioskModel} from state to state, by what the agent says and what the lecturer presses. For the JavaFX
 * thread only; requests run on other threads and their answers come back here.
 */
public final class KioskFlow {
    private static final Logger LOG = LoggerFactory.getLogger(KioskFlow.class);
    /** The next lecturer should find the start screen. */
    private static final Duration RECEIPT_SHOWN = Duration.ofMinutes(5);

    private final KioskModel model;
    private final Desk desk;
    private final Asker asker;
    private final Asker errands;
    private final Notices notices;
    private final ElapsedClock elapsed;
    private final RoomWatch room;
    private final TeachingWatch teaching;
    private final Navigator navigator;
    private final LectureControls controls;
    private final LectureShelf shelf;
    private final RoomChecker checker;
    private AgentStatus passedOver;
    private KioskState beforeAway = KioskState.CONNECTING;
    private long receiptNanos;

    /** Creates the flow with a model of its own. */
    public KioskFlow(Desk desk) {
        this.desk = desk;
        this.model = new KioskModel(minute());
        this.asker = new Asker(desk, desk.commands());
        this.elapsed = new ElapsedClock(desk.nanoTime());
        this.notices = new Notices(desk.nanoTime());
        this.room = new RoomWatch(model, desk, notices);
        this.navigator = new Navigator(desk.nanoTime());
        this.teaching = new TeachingWatch(navigator);
        this.controls = new LectureControls(model, desk, asker, notices);
        this.errands = new Asker(desk, desk.errands());
        this.shelf = new LectureShelf(errands, desk);
        this.checker = new RoomChecker(errands);
    }

    /** What the flow writes to. */
    public KioskModel model() {
        return model;
    }

    /** Where people are while nothing is recorded. */
    public Navigator navigator() {
        return navigator;
    }

    /** What is done to a running lecture. */
    public LectureControls controls() {
        return controls;
    }

    /** The lectures on this PC. */
    public LectureShelf shelf() {
        return shelf;
    }

    /** The look at the room. */
    public RoomChecker checker() {
        return checker;
    }

    /** The lecturer pressed Record. Does nothing unless the kiosk is at home. */
    public void record(String defaultTitle) {
        start(model.draft().request(defaultTitle, layout()));
    }

    /** The lecturer wants the timetable's lecture recorded, now and to its planned end. */
    public void recordNext(String defaultTitle) {
        Slot slot = model.status.get().next();
        if (slot == null) {
            record(defaultTitle);
            return;
        }
        String title = slot.title().isBlank() ? defaultTitle : slot.title();
        long minutes = Duration.between(desk.clock().instant(), slot.end()).toMinutes();
        start(new RecordingRequest(
                title, slot.course(), slot.lecturer(), slot.language(), layout(), minutes > 0 ? (int) minutes : null));
    }

    private String layout() {
        boolean known = !LayoutChoice.known(model.status.get().layouts()).isEmpty();
        return known ? model.layoutProperty().get().id() : null;
    }

    private void start(RecordingRequest request) {
        if (model.state.get() == KioskState.HOME) {
            notices.clear();
            enter(KioskState.STARTING);
            asker.ask(agent -> agent.start(request), this::started, this::notStarted);
        }
    }

    /** The lecturer held Stop. Does nothing unless a recording runs. */
    public void stop() {
        if (model.state.get() == KioskState.RECORDING) {
            notices.clear();
            enter(KioskState.STOPPING);
            asker.ask(AgentApi::stop, this::ended, this::notStopped);
        }
    }

    /** The lecturer has read the receipt. */
    public void done() {
        if (model.state.get() == KioskState.RECEIPT) {
            enter(KioskState.HOME);
        }
    }

    /** Nobody teaches, or the lecturer does not want to be recorded. */
    public void notTeaching() {
        teaching.dismiss();
    }

    /** The agent's status. */
    public void onStatus(AgentStatus status) {
        if (model.state.get() == KioskState.CONNECTING || model.state.get() == KioskState.AWAY) {
            room.restart();
            model.lostAt.set(null);
            errands.ask(AgentApi::abilities, model.abilities::set, e -> {});
            shelf.refresh();
        }
        model.status.set(status);
        Recording running = status.recording();
        if (running == null) {
            model.layoutProperty()
                    .set(LayoutChoice.among(
                            status.layouts(), model.layoutProperty().get()));
        }
        passedOver = isStale(status) ? status : null;
        if (passedOver == null) {
            follow(status);
        }
        teaching.look(status, model.state.get());
        room.judge();
    }

    /** Sound levels. */
    public void onLevels(List<Level> levels) {
        room.hear(levels);
    }

    /** A recording's news. */
    public void onRecording(Recording recording) {
        Receipt receipt = model.receipt.get();
        if (receipt != null && receipt.recording().id().equals(recording.id())) {
            model.receipt.set(receipt.with(recording));
            shelf.foresee();
        }
        shelf.hear(recording);
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
        room.missedSome();
        model.lostAt.set(minute());
        enter(KioskState.AWAY);
    }

    /** Time passed; called some five times a second. */
    public void tick() {
        if (!minute().equals(model.now.get())) {
            model.now.set(minute());
        }
        model.second.set(TimeUnit.NANOSECONDS.toSeconds(nanos()));
        KioskState state = model.state.get();
        if (state == KioskState.RECEIPT && nanos() - receiptNanos > RECEIPT_SHOWN.toNanos()) {
            done();
        }
        if (state == KioskState.HOME) {
            navigator.tick();
        }
        controls.tick();
        shelf.tick();
        showElapsed();
        catchUp();
        room.tick();
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
            room.begin(recording);
        }
        LayoutChoice.of(recording.layout()).ifPresent(model.layoutProperty()::set);
        model.recording.set(recording);
        elapsed.set(recording);
        showElapsed();
    }

    private void started(Recording recording) {
        passedOver = null;
        running(recording);
        model.draft().clear();
        enter(KioskState.RECORDING);
    }

    private void notStarted(AgentException e) {
        notices.say(Notice.ofStart(e.code()));
        leave(KioskState.STARTING, KioskState.HOME);
    }

    private void ended(Recording recording) {
        passedOver = null;
        model.receipt.set(room.receipt(recording));
        model.recording.set(null);
        receiptNanos = nanos();
        shelf.open(recording);
        shelf.refresh();
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
            navigator.follow(state);
            room.judge();
        }
    }

    private void showElapsed() {
        if (model.recording.get() != null) {
            model.elapsed.set(elapsed.read());
        }
    }

    private LocalDateTime minute() {
        return LocalDateTime.now(desk.clock()).truncatedTo(ChronoUnit.MINUTES);
    }

    private long nanos() {
        return desk.nanoTime().getAsLong();
    }
}
