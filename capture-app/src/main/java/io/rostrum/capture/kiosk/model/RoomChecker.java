package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.RoomCheck;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Has the agent look at the room, and keeps what it found until it looks again. For the JavaFX thread. */
public final class RoomChecker {
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", Stage.NOT_YET);
    private final ReadOnlyObjectWrapper<RoomCheck> found = new ReadOnlyObjectWrapper<>(this, "found");
    private final ReadOnlyObjectWrapper<byte[]> heard = new ReadOnlyObjectWrapper<>(this, "heard");
    private final Asker asker;

    RoomChecker(Asker asker) {
        this.asker = asker;
    }

    /** How far it is. */
    public enum Stage {
        /** Nobody asked. */
        NOT_YET,
        /** It looks and listens. */
        LOOKING,
        /** It has an answer. */
        DONE,
        /** It could not be done. */
        FAILED
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What was found last; {@code null} before. */
    public ReadOnlyObjectProperty<RoomCheck> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Looks, unless it does already. */
    public void look() {
        if (stage.get() == Stage.LOOKING) {
            return;
        }
        stage.set(Stage.LOOKING);
        asker.ask(AgentApi::check, this::done, this::failed);
    }

    /** Plays what the microphone heard. */
    public void listen() {
        RoomCheck check = found.get();
        if (check != null && check.sound() != null) {
            asker.ask(agent -> agent.sound(check.sound()), heard::set, e -> {});
        }
    }

    /** What the microphone heard, as a WAV file, each time somebody wants to hear it. */
    public ReadOnlyObjectProperty<byte[]> heardProperty() {
        return heard.getReadOnlyProperty();
    }

    private void done(RoomCheck check) {
        found.set(check);
        stage.set(Stage.DONE);
    }

    private void failed(AgentException e) {
        stage.set(Stage.FAILED);
    }
}
