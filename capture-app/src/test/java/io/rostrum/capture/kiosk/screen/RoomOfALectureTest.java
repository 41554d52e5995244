package io.rostrum.capture.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.control.Chime;
import io.rostrum.capture.kiosk.model.Desk;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.QuietAgent;
import io.rostrum.capture.kiosk.model.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a lecture does to the room: it is heard when it starts and stops, and the screen does not shine into it. */
class RoomOfALectureTest {
    private final QuietAgent agent = new QuietAgent();
    private Level heard = new Level("mic", -10, -20);
    private long nanos = 1_000_000_000_000L;
    private final KioskFlow flow = new KioskFlow(new Desk(
            agent, Runnable::run, Runnable::run, Runnable::run, Clock.fixed(Samples.NOW, ZoneOffset.UTC), () -> nanos));

    @Test
    void startAndStopAreHeardAndAStartThatIsRefusedIsNot() throws Exception {
        List<Chime> heard = new ArrayList<>();
        ExecutorService player = Executors.newSingleThreadExecutor();
        Chimes chimes = new Chimes(flow, player, heard::add);
        flow.onStatus(Samples.idle());
        agent.refusal = new AgentException(AgentException.Code.NO_SOURCE, "No source opens.", null);
        flow.record("Networks");
        agent.refusal = null;
        flow.record("Networks");
        flow.stop();
        player.shutdown();

        assertThat(player.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(heard).containsExactly(Chime.STARTED, Chime.STOPPED);
        chimes.close();
    }

    @Test
    void theScreenDimsWhileALectureRunsUntilSomebodyTouchesItOrAnAlarmIsDue() {
        Dimmer dimmer = new Dimmer(flow);
        flow.onStatus(Samples.idle());
        pass(dimmer, Dimmer.AFTER.plusSeconds(1));
        assertThat(dimmer.node().isVisible()).isFalse();

        flow.record("Networks");
        pass(dimmer, Dimmer.AFTER.minusSeconds(1));
        assertThat(dimmer.node().isVisible()).isFalse();
        pass(dimmer, Duration.ofSeconds(2));
        assertThat(dimmer.node().isVisible()).isTrue();

        flow.navigator().touched();
        pass(dimmer, Duration.ofSeconds(1));
        assertThat(dimmer.node().isVisible()).isFalse();
        pass(dimmer, Dimmer.AFTER);
        assertThat(dimmer.node().isVisible()).isTrue();
        heard = Level.SILENCE;
        pass(dimmer, Duration.ofSeconds(12));
        assertThat(flow.model().healthProperty().get().isSilent()).isTrue();
        assertThat(dimmer.node().isVisible()).isFalse();
    }

    private void pass(Dimmer dimmer, Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            flow.onLevels(List.of(heard));
            nanos += Duration.ofSeconds(1).toNanos();
            flow.tick();
            dimmer.tick();
        }
    }
}
