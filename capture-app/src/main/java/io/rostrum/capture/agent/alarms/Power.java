package io.rostrum.capture.agent.alarms;

import java.util.OptionalDouble;

/**
 * Where the PC's power comes from.
 *
 * @param onBattery whether it runs on its battery or its UPS
 * @param percent of the charge that is left, as far as known
 * @param minutesLeft as far as known
 */
record Power(boolean onBattery, OptionalDouble percent, OptionalDouble minutesLeft) {
    /** From the wall, or nothing that could tell. */
    static final Power MAINS = new Power(false, OptionalDouble.empty(), OptionalDouble.empty());

    private static final double LAST_MINUTES = 3;

    /** Whether it is time to put things in order. */
    boolean isLow(int lowPercent) {
        return onBattery && (percent.orElse(100) <= lowPercent || minutesLeft.orElse(Double.MAX_VALUE) <= LAST_MINUTES);
    }

    /** Of two, the one that needs more care. */
    Power worse(Power other) {
        if (onBattery != other.onBattery) {
            return onBattery ? this : other;
        }
        return other.percent.orElse(101) < percent.orElse(101) ? other : this;
    }
}
