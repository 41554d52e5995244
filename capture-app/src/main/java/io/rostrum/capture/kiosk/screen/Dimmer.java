package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.Health;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskState;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Dims the screen while a lecture runs and nobody touches it, so that it does not shine into the room. An alarm or a touch
 * makes it bright again; it never goes black. For the JavaFX thread.
 */
final class Dimmer {
    static final Duration AFTER = Duration.ofMinutes(2);

    private final KioskFlow flow;
    private final Region veil = new Region();

    Dimmer(KioskFlow flow) {
        this.flow = flow;
        veil.getStyleClass().add("veil");
        veil.setMouseTransparent(true);
        veil.setVisible(false);
    }

    Node node() {
        return veil;
    }

    void tick() {
        Health health = flow.model().healthProperty().get();
        boolean calm = health != null && health.severity() != Health.Severity.WARNING;
        boolean recording = flow.model().stateProperty().get() == KioskState.RECORDING;
        veil.setVisible(recording && calm && flow.navigator().untouched().compareTo(AFTER) > 0);
    }
}
