package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.Recording;
import java.time.Duration;
import java.time.LocalDateTime;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * All that screens show, as properties to bind to. Written by {@link KioskFlow}; screens write only the draft and the
 * layout. For the JavaFX thread only.
 */
public final class KioskModel {
    final ReadOnlyObjectWrapper<KioskState> state = new ReadOnlyObjectWrapper<>(KioskState.CONNECTING);
    final ReadOnlyObjectWrapper<AgentStatus> status = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Recording> recording = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    final ReadOnlyObjectWrapper<Level> level = new ReadOnlyObjectWrapper<>(Level.SILENCE);
    final ReadOnlyObjectWrapper<Health> health = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Receipt> receipt = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<LocalDateTime> now;
    final ReadOnlyObjectWrapper<Long> second = new ReadOnlyObjectWrapper<>(0L);
    final ReadOnlyObjectWrapper<LocalDateTime> lostAt = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<Abilities> abilities = new ReadOnlyObjectWrapper<>(Abilities.NONE);
    private final Draft draft = new Draft();
    private final ObjectProperty<LayoutChoice> layout = new SimpleObjectProperty<>(LayoutChoice.SLIDES_WITH_INSET);

    KioskModel(LocalDateTime now) {
        this.now = new ReadOnlyObjectWrapper<>(now);
    }

    /** Where the lecturer is. */
    public ReadOnlyObjectProperty<KioskState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The agent's last status; {@code null} while connecting. */
    public ReadOnlyObjectProperty<AgentStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The running recording; {@code null} if there is none. */
    public ReadOnlyObjectProperty<Recording> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** How long the running recording has lasted, in whole seconds. */
    public ReadOnlyObjectProperty<Duration> elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** The loudest microphone just now. */
    public ReadOnlyObjectProperty<Level> levelProperty() {
        return level.getReadOnlyProperty();
    }

    /** Whether the room may be trusted; {@code null} while connecting. */
    public ReadOnlyObjectProperty<Health> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** What to say of the recording that just ended. */
    public ReadOnlyObjectProperty<Receipt> receiptProperty() {
        return receipt.getReadOnlyProperty();
    }

    /** The time of day, in whole minutes. */
    public ReadOnlyObjectProperty<LocalDateTime> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** A number that changes each second. */
    public ReadOnlyObjectProperty<Long> secondProperty() {
        return second.getReadOnlyProperty();
    }

    /** Since when the agent does not answer; {@code null} while it does. */
    public ReadOnlyObjectProperty<LocalDateTime> lostAtProperty() {
        return lostAt.getReadOnlyProperty();
    }

    /** What the agent can do; nothing before it said. */
    public ReadOnlyObjectProperty<Abilities> abilitiesProperty() {
        return abilities.getReadOnlyProperty();
    }

    /** What the lecturer typed for the next lecture; empty after each recording. */
    public Draft draft() {
        return draft;
    }

    /** The running lecture's layout, or the one that is chosen for the next; one of the agent's offer as soon as there is one. */
    public ObjectProperty<LayoutChoice> layoutProperty() {
        return layout;
    }
}
