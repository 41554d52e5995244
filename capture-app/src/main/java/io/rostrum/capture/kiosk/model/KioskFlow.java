package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
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
 * Hears what the agent says and what the lecturer presses, and hands it to those who move the {@link KioskModel}. For the
 * JavaFX thread only; requests run on other threads and their answers come back here.
 */
public final class KioskFlow {
    private static final Logger LOG = LoggerFactory.getLogger(KioskFlow.class);

    private final KioskModel model;
    private final Desk desk;
    private final Asker errands;
    private final RoomWatch room;
    private final TeachingWatch teaching;
    private final Navigator navigator;
    private final LectureControls controls;
    private final LectureShelf shelf;
    private final RoomChecker checker;
    private final LectureRun run;
    private final AgentFollower follower;

    /** Creates the flow with a model of its own. */
    public KioskFlow(Desk desk) {
        this.desk = desk;
        this.model = new KioskModel(minute());
        Asker asker = new Asker(desk, desk.commands());
        Notices notices = new Notices(desk.nanoTime());
        this.room = new RoomWatch(model, desk, notices);
        this.navigator = new Navigator(desk.nanoTime());
        this.teaching = new TeachingWatch(navigator, desk.clock());
        this.controls = new LectureControls(model, desk, asker, notices);
        this.errands = new Asker(desk, desk.errands());
        this.shelf = new LectureShelf(errands, desk);
        this.checker = new RoomChecker(errands);
        navigator.placeProperty().subscribe(this::lookAtTheRoom);
        Transitions states = new Transitions(model, navigator, room, notices);
        this.run = new LectureRun(model, desk, asker, room, states, shelf);
        this.follower = new AgentFollower(model, asker, states, run);
    }

    /** Once for each time somebody comes there: the screen is built anew for another language, and nobody asked for another look. */
    private void lookAtTheRoom(Place place) {
        if (place == Place.CHECK) {
            checker.look();
        }
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
        run.start(model.draft().request(defaultTitle, layout()));
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
        run.start(new RecordingRequest(
                title, slot.course(), slot.lecturer(), slot.language(), layout(), minutes > 0 ? (int) minutes : null));
    }

    private String layout() {
        boolean known = !LayoutChoice.known(model.status.get().layouts()).isEmpty();
        return known ? model.layoutProperty().get().id() : null;
    }

    /** The lecturer held Stop. Does nothing unless a recording runs. */
    public void stop() {
        run.stop();
    }

    /** The lecturer has read the receipt. */
    public void done() {
        run.done();
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
        follower.look(status);
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
        room.missedSome();
        model.lostAt.set(minute());
        follower.lost();
    }

    /** Time passed; called some five times a second. */
    public void tick() {
        if (!minute().equals(model.now.get())) {
            model.now.set(minute());
        }
        model.second.set(TimeUnit.NANOSECONDS.toSeconds(desk.nanoTime().getAsLong()));
        run.tick();
        if (model.state.get() == KioskState.HOME) {
            navigator.tick();
        }
        controls.tick();
        shelf.tick();
        follower.tick();
        room.tick();
    }

    private LocalDateTime minute() {
        return LocalDateTime.now(desk.clock()).truncatedTo(ChronoUnit.MINUTES);
    }
}
