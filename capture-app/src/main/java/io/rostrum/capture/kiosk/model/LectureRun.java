package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import java.time.Duration;

/** One lecture from Record over its clock to its receipt. For the JavaFX thread. */
final class LectureRun {
    /** The next lecturer should find the start screen. */
    private static final Duration RECEIPT_SHOWN = Duration.ofMinutes(5);

    private final KioskModel model;
    private final Desk desk;
    private final Asker asker;
    private final RoomWatch room;
    private final Transitions states;
    private final LectureShelf shelf;
    private final ElapsedClock elapsed;
    private Runnable answered = () -> {};
    private long receiptNanos;

    LectureRun(KioskModel model, Desk desk, Asker asker, RoomWatch room, Transitions states, LectureShelf shelf) {
        this.model = model;
        this.desk = desk;
        this.asker = asker;
        this.room = room;
        this.states = states;
        this.shelf = shelf;
        this.elapsed = new ElapsedClock(desk.nanoTime());
    }

    /** Runs when the agent has started or ended a recording as asked: what it said before is of the past. */
    void onAnswer(Runnable action) {
        answered = action;
    }

    void start(RecordingRequest request) {
        if (states.now() == KioskState.HOME) {
            states.begin(KioskState.STARTING);
            asker.ask(agent -> agent.start(request), this::started, this::notStarted);
        }
    }

    void stop() {
        if (states.now() == KioskState.RECORDING) {
            states.begin(KioskState.STOPPING);
            asker.ask(AgentApi::stop, this::ended, this::notStopped);
        }
    }

    void done() {
        if (states.now() == KioskState.RECEIPT) {
            states.enter(KioskState.HOME);
        }
    }

    /** The agent says that it runs. */
    void runs(Recording recording) {
        Recording before = model.recording.get();
        if (before == null || !before.id().equals(recording.id())) {
            room.begin(recording);
        }
        LayoutChoice.of(recording.layout()).ifPresent(model.layoutProperty()::set);
        model.recording.set(recording);
        elapsed.set(recording);
        showElapsed();
    }

    /** It was stopped by somebody else, or by a fault: the receipt is due all the same. */
    void endedElsewhere(Recording last) {
        states.enter(KioskState.STOPPING);
        asker.ask(agent -> agent.recording(last.id()), this::ended, this::noReceipt);
    }

    void tick() {
        showElapsed();
        if (states.now() == KioskState.RECEIPT && nanos() - receiptNanos > RECEIPT_SHOWN.toNanos()) {
            done();
        }
    }

    private void started(Recording recording) {
        answered.run();
        runs(recording);
        model.draft().clear();
        states.enter(KioskState.RECORDING);
    }

    private void notStarted(AgentException e) {
        states.fail(KioskState.STARTING, KioskState.HOME, Notice.ofStart(e.code()));
    }

    private void ended(Recording recording) {
        answered.run();
        model.receipt.set(room.receipt(recording));
        model.recording.set(null);
        receiptNanos = nanos();
        shelf.open(recording);
        shelf.refresh();
        states.enter(KioskState.RECEIPT);
    }

    private void notStopped(AgentException e) {
        Notice why = e.code() == AgentException.Code.NOT_ALLOWED ? Notice.NOT_ALLOWED : Notice.NOT_STOPPED;
        states.fail(KioskState.STOPPING, KioskState.RECORDING, why);
    }

    private void noReceipt(AgentException e) {
        model.recording.set(null);
        states.leave(KioskState.STOPPING, KioskState.HOME);
    }

    private void showElapsed() {
        if (model.recording.get() != null) {
            model.elapsed.set(elapsed.read());
        }
    }

    private long nanos() {
        return desk.nanoTime().getAsLong();
    }
}
