package io.rostrum.capture.agent.health;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.recording.AlarmKind;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises an alarm while a lecture of the timetable should be recorded and is not. Looks each {@value #SECONDS} s. */
public final class SlotWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);
    private static final int SECONDS = 5;

    private final BooleanSupplier missed;
    private final AlarmBook alarms;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "slot-watch");
        made.setDaemon(true);
        return made;
    });

    SlotWatch(BooleanSupplier missed, AlarmBook alarms) {
        this.missed = missed;
        this.alarms = alarms;
    }

    public static SlotWatch start(Vitals vitals, AlarmBook alarms) {
        SlotWatch watch = new SlotWatch(vitals::missesSlot, alarms);
        watch.thread.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    void look() {
        try {
            alarms.set(missed.getAsBoolean(), AlarmKind.SLOT_MISSED, Map.of());
        } catch (RuntimeException e) {
            LOG.error("The timetable could not be watched for a moment.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
