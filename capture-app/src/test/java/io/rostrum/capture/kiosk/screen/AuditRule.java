package io.rostrum.capture.kiosk.screen;

import java.util.List;
import javafx.scene.Scene;

/** One thing that must hold on every screen. For the JavaFX thread. */
@FunctionalInterface
interface AuditRule {
    /** What breaks it, a sentence each; empty if all is well. */
    List<String> faults(Scene scene);
}
