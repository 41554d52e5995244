package io.rostrum.capture.agent.alarms;

import java.util.Optional;

/** One way to ask where the power comes from. */
interface PowerSource {
    /** Empty if this PC has nothing that answers that way. */
    Optional<Power> read();
}
