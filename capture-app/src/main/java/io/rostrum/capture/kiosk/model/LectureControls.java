package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.RecorderApi;
import io.rostrum.capture.kiosk.client.Recording;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What a lecturer does to a running lecture, short of stopping it. For the JavaFX thread. */
public final class LectureControls {
    private static final Duration CONFIRMED = Duration.ofSeconds(3);
    private static final int MINUTES = 10;

    private final KioskModel model;
    private final Desk desk;
    private final Asker asker;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper marked = new ReadOnlyBooleanWrapper(this, "marked");
    private long markedNanos;

    LectureControls(KioskModel model, Desk desk, Asker asker, Notices notices) {
        this.model = model;
        this.desk = desk;
        this.asker = asker;
        this.notices = notices;
    }

    @FunctionalInterface
    private interface Change {
        void on(RecorderApi agent) throws AgentException;
    }

    /** Pauses, or goes on. */
    public void pauseOrResume() {
        Recording recording = model.recording.get();
        if (recording != null && recording.isPaused()) {
            ask(RecorderApi::resume, () -> {});
        } else {
            ask(RecorderApi::pause, () -> {});
        }
    }

    /** Marks a chapter here. */
    public void mark() {
        ask(RecorderApi::mark, () -> {
            markedNanos = desk.nanoTime().getAsLong();
            marked.set(true);
        });
    }

    /** Whether a chapter was marked just now, to say so for a moment. */
    public ReadOnlyBooleanProperty markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /** Moves the planned end by ten minutes. */
    public void extend() {
        ask(agent -> agent.extend(MINUTES), () -> {});
    }

    /** Shows another arrangement from now on. */
    public void layout(LayoutChoice layout) {
        ask(agent -> agent.layout(layout.id()), () -> {});
    }

    void tick() {
        if (desk.nanoTime().getAsLong() - markedNanos > CONFIRMED.toNanos()) {
            marked.set(false);
        }
    }

    private void ask(Change change, Runnable done) {
        if (model.state.get() != KioskState.RECORDING) {
            return;
        }
        notices.clear();
        asker.ask(
                agent -> {
                    change.on(agent);
                    return true;
                },
                yes -> done.run(),
                e -> notices.say(Notice.NOT_DONE));
    }
}
