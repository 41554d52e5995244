package io.rostrum.capture.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final AtomicBoolean idle = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void nothingIsTidiedBesideARecording() {
        try (Housekeeping keeping = new Housekeeping(idle::get, done::incrementAndGet)) {
            keeping.look();
            idle.set(false);
            keeping.look();

            assertThat(done).hasValue(1);
        }
    }

    @Test
    void aFaultDoesNotEndIt() {
        Runnable broken = () -> {
            done.incrementAndGet();
            throw new IllegalStateException("no memory to give back");
        };
        try (Housekeeping keeping = new Housekeeping(idle::get, broken)) {
            keeping.look();
            keeping.look();

            assertThat(done).hasValue(2);
        }
    }
}
