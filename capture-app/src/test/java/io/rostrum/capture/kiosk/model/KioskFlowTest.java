package io.rostrum.capture.kiosk.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Level;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class KioskFlowTest {
    private final Queue<Runnable> requests = new ArrayDeque<>();
    private final Queue<Runnable> errands = new ArrayDeque<>();
    private final QuietAgent agent = new QuietAgent();
    private long nanos = 1_000_000_000_000L;
    private final KioskFlow flow = new KioskFlow(new Desk(
            agent, requests::add, errands::add, Runnable::run, Clock.fixed(Samples.NOW, ZoneOffset.UTC), () -> nanos));
    private final KioskModel model = flow.model();

    @Test
    void theFirstStatusLeadsFromConnectingToWhereTheAgentIs() {
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.CONNECTING);

        flow.onStatus(recording("a", 60_000));

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
        assertThat(model.elapsedProperty().get()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void recordWithoutTypingUsesTheDefaultTitleAndTheChosenLayout() {
        flow.onStatus(Samples.idle());
        model.layoutProperty().set(LayoutChoice.SLIDES);

        flow.record("Lecture 23 Nov, 08:52");
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.STARTING);
        answer();

        assertThat(agent.request)
                .isEqualTo(new RecordingRequest("Lecture 23 Nov, 08:52", null, null, null, "slides", null));
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
    }

    @Test
    void theTitleOfTheLastLectureDoesNotStick() {
        flow.onStatus(Samples.idle());
        model.draft().titleProperty().set("  Networks ");

        flow.record("default");
        answer();

        assertThat(agent.request.title()).isEqualTo("Networks");
        assertThat(model.draft().titleProperty().get()).isEmpty();
    }

    @Test
    void anIdleStatusThatWasUnderWayDoesNotEndARecordingThatJustStarted() {
        flow.onStatus(Samples.idle());
        flow.record("Networks");
        flow.onStatus(Samples.idle());
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.STARTING);
        answer();
        flow.onStatus(Samples.idle());

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
    }

    @Test
    void aRecordingThatDiedAtOnceIsNotShownAsRunningForEver() {
        flow.onStatus(Samples.idle());
        flow.record("Networks");
        answer();
        flow.onStatus(Samples.idle());
        pass(Duration.ofSeconds(4));
        answer();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECEIPT);
    }

    @Test
    void aRecordingThatEndedBeforeItsStartWasAnsweredIsNotShownAsRunningForEver() {
        agent.refusal = new AgentException(AgentException.Code.NO_SOURCE, "No source opens.", null);
        flow.onStatus(Samples.idle());
        flow.record("Networks");
        answer(); // so lately that an event may be older
        agent.refusal = null;
        flow.record("Networks");
        flow.onStatus(recording("a", 0));
        flow.onStatus(Samples.idle());
        answer();
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
        pass(Duration.ofSeconds(4));
        answer();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECEIPT);
    }

    @Test
    void anAgentThatComesBackWithoutTheLectureLeadsToItsReceipt() {
        flow.onStatus(recording("a", 60_000));
        flow.onLost(new AgentException(AgentException.Code.NOT_ANSWERING, "No answer.", null));
        flow.onStatus(Samples.idle());
        answer();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECEIPT);
        assertThat(model.receiptProperty().get().recording().id()).isEqualTo("a");
    }

    @Test
    void whenNoSourceOpensTheLecturerIsToldAndMayTryAgain() {
        agent.refusal = new AgentException(AgentException.Code.NO_SOURCE, "No source opens.", null);
        flow.onStatus(Samples.idle());
        flow.record("Networks");
        answer();
        flow.tick();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.HOME);
        assertThat(model.healthProperty().get().notice()).isEqualTo(Notice.NO_SOURCE);
        pass(Duration.ofSeconds(21));
        assertThat(model.healthProperty().get().notice()).isNull();
    }

    @Test
    void stopLeadsToAReceiptThatPromisesOnlyWhatWasSeen() {
        flow.onStatus(Samples.idle());
        flow.record("Networks");
        answer();
        flow.onLevels(List.of(new Level("mic", -10, -20)));
        pass(Duration.ofSeconds(5));
        flow.stop();
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.STOPPING);
        answer();

        Receipt receipt = model.receiptProperty().get();
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECEIPT);
        assertThat(receipt.recording().duration()).isEqualTo(Duration.ofMinutes(2));
        assertThat(receipt.sound()).isEqualTo(Verdict.GOOD);
        assertThat(receipt.picture()).isEqualTo(Verdict.GOOD);
        flow.done();
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.HOME);
    }

    @Test
    void aStopThatIsRefusedKeepsTheRecordingOnTheScreen() {
        flow.onStatus(recording("a", 1_000));
        agent.refusal = new AgentException(AgentException.Code.NOT_ALLOWED, "No token.", null);
        flow.stop();
        answer();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
        assertThat(model.healthProperty().get().notice()).isEqualTo(Notice.NOT_ALLOWED);
    }

    @Test
    void aRecordingThatSomebodyElseStoppedGetsItsReceiptToo() {
        flow.onStatus(recording("a", 1_000));
        flow.onStatus(Samples.idle());
        answer();

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECEIPT);
        assertThat(model.receiptProperty().get().recording().id()).isEqualTo("a");
    }

    @Test
    void silenceForTenSecondsOfALectureIsAWarningAndAtHomeIsNot() {
        flow.onStatus(Samples.idle());
        silence(Duration.ofSeconds(11));
        assertThat(model.healthProperty().get().severity()).isEqualTo(Health.Severity.NOTE);

        flow.onStatus(recording("a", 0));
        silence(Duration.ofSeconds(9));
        assertThat(model.healthProperty().get().isSilent()).isFalse();
        silence(Duration.ofSeconds(2));

        assertThat(model.healthProperty().get().isSilent()).isTrue();
        assertThat(model.healthProperty().get().severity()).isEqualTo(Health.Severity.WARNING);
        flow.onLevels(List.of(new Level("mic", -10, -20)));
        flow.tick();
        assertThat(model.healthProperty().get().isSilent()).isFalse();
    }

    @Test
    void anAgentThatIsLostAndComesBackLeadsToTheSameRecording() {
        flow.onStatus(recording("a", 60_000));
        flow.onLost(new AgentException(AgentException.Code.NOT_ANSWERING, "No answer.", null));
        assertThat(model.stateProperty().get()).isEqualTo(KioskState.AWAY);
        assertThat(model.lostAtProperty().get()).isNotNull();
        flow.onStatus(recording("a", 90_000));

        assertThat(model.stateProperty().get()).isEqualTo(KioskState.RECORDING);
        assertThat(model.elapsedProperty().get()).isEqualTo(Duration.ofSeconds(90));
        assertThat(model.lostAtProperty().get()).isNull();
    }

    @Test
    void ofALectureThatWasNotSeenWholeNothingIsPromised() {
        flow.onStatus(recording("a", 60_000));
        flow.onLevels(List.of(new Level("mic", -10, -20)));
        flow.stop();
        answer();

        assertThat(model.receiptProperty().get().sound()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void theClockRunsBetweenTheAgentsMessages() {
        flow.onStatus(recording("a", 60_000));
        pass(Duration.ofSeconds(3));

        assertThat(model.elapsedProperty().get()).isEqualTo(Duration.ofSeconds(63));
    }

    @Test
    void aLayoutThatIsNotOfferedIsReplacedByTheAgentsFirst() {
        model.layoutProperty().set(LayoutChoice.SIDE_BY_SIDE);
        flow.onStatus(Samples.offering("presenter"));

        assertThat(model.layoutProperty().get()).isEqualTo(LayoutChoice.PRESENTER);
    }

    @Test
    void aJobsNewsReachesTheStatus() {
        flow.onStatus(Samples.idle());
        flow.onJob(new Job("j", "a", "encode", "running", 0.5, null));
        flow.onJob(new Job("j", "a", "encode", "running", 0.6, null));

        assertThat(model.statusProperty().get().jobs()).singleElement().satisfies(job -> assertThat(job.progress())
                .isEqualTo(0.6));
    }

    private void silence(Duration duration) {
        for (long left = duration.toSeconds(); left > 0; left--) {
            flow.onLevels(List.of(Level.SILENCE));
            pass(Duration.ofSeconds(1));
        }
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
        flow.tick();
    }

    private void answer() {
        requests.remove().run();
    }

    private static AgentStatus recording(String id, long elapsedMs) {
        return Samples.running(Samples.recording(id, "recording", elapsedMs, 0));
    }
}
