package io.rostrum.capture.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.alarms.AlarmBook;
import io.rostrum.capture.agent.alarms.AlarmHistory;
import io.rostrum.capture.recording.Alarm;
import io.rostrum.capture.recording.AlarmKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotWatchTest {
    @TempDir
    private Path data;

    private boolean missed;

    @Test
    void aLectureThatIsNotRecordedIsOneAlarmUntilItIs() throws Exception {
        Clock clock = Clock.systemUTC();
        try (AlarmHistory history = AlarmHistory.open(data.resolve("rostrum.db"), clock)) {
            AlarmBook book = new AlarmBook(history, clock);
            List<Alarm> told = new ArrayList<>();
            book.addListener(told::add);
            SlotWatch watch = new SlotWatch(() -> missed, book);

            watch.look();
            assertThat(told).isEmpty();
            missed = true;
            watch.look();
            watch.look();
            missed = false;
            watch.look();

            assertThat(told).extracting(Alarm::kind).containsExactly(AlarmKind.SLOT_MISSED, AlarmKind.SLOT_MISSED);
            assertThat(told).extracting(Alarm::isOver).containsExactly(false, true);
            watch.close();
        }
    }
}
