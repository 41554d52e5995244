package io.rostrum.capture.kiosk.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.Alarm;
import io.rostrum.capture.kiosk.client.Pause;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import io.rostrum.capture.kiosk.client.Slot;
import io.rostrum.capture.kiosk.client.Trim;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where people are while nothing is recorded, and what they do there. */
class PlacesTest {
    private final QuietAgent agent = new QuietAgent();
    private long nanos = 1_000_000_000_000L;
    private final KioskFlow flow = new KioskFlow(new Desk(
            agent, Runnable::run, Runnable::run, Runnable::run, Clock.fixed(Samples.NOW, ZoneOffset.UTC), () -> nanos));

    @Test
    void theTimetablesLectureIsRecordedToItsPlannedEnd() {
        flow.onStatus(Samples.idle(Samples.slot(Samples.NOW.minusSeconds(120), Samples.NOW.plusSeconds(5_400))));

        flow.recordNext("Lecture");

        assertThat(agent.request)
                .isEqualTo(
                        new RecordingRequest("Congestion control", "CS 214", "Dr. Sok", "en", "slides-with-inset", 90));
    }

    @Test
    void nobodyStaysAsideForLongAndAnEmptyRoomRests() {
        flow.onStatus(Samples.idle());
        flow.navigator().go(Place.LECTURES);
        pass(Duration.ofMinutes(4));
        assertThat(place()).isEqualTo(Place.HOME);

        pass(Duration.ofMinutes(7));
        assertThat(place()).isEqualTo(Place.RESTING);
        flow.navigator().touched();
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void aRecordingLeadsAwayFromEverywhere() {
        flow.onStatus(Samples.idle());
        flow.navigator().go(Place.CHECK);

        flow.onStatus(Samples.running(Samples.recording("a", "recording", 1_000, 0)));

        assertThat(place()).isEqualTo(Place.HOME);
        assertThat(flow.model().stateProperty().get()).isEqualTo(KioskState.RECORDING);
    }

    @Test
    void aLecturerWhoDoesNotWantToBeRecordedIsAskedOnceALecture() {
        Slot due = Samples.slot(Samples.NOW.minusSeconds(120), Samples.NOW.plusSeconds(5_400));
        flow.onStatus(Samples.idle(due, Samples.alarm("1", Alarm.TEACHING, "serious")));
        assertThat(place()).isEqualTo(Place.TEACHING);

        flow.notTeaching();
        flow.onStatus(Samples.idle(due, Samples.alarm("2", Alarm.TEACHING, "serious")));
        assertThat(place()).isEqualTo(Place.HOME);

        Slot after = Samples.slot(Samples.NOW.minusSeconds(60), Samples.NOW.plusSeconds(5_400));
        flow.onStatus(Samples.idle(after, Samples.alarm("2", Alarm.TEACHING, "serious")));
        assertThat(place()).isEqualTo(Place.TEACHING);
        flow.onStatus(Samples.idle());
        assertThat(place()).isEqualTo(Place.HOME);
    }

    @Test
    void whoeverTalksWhileNoLectureIsDueIsLeftAlone() {
        Alarm speech = Samples.alarm("1", Alarm.TEACHING, "serious");
        flow.onStatus(Samples.idle(null, speech));
        assertThat(place()).isEqualTo(Place.HOME);

        flow.onStatus(Samples.idle(
                Samples.slot(Samples.NOW.plus(TeachingWatch.EARLY).plusSeconds(1), Samples.NOW.plusSeconds(5_400)),
                speech));
        assertThat(place()).isEqualTo(Place.HOME);
        flow.onStatus(Samples.idle(
                Samples.slot(Samples.NOW.plus(TeachingWatch.EARLY), Samples.NOW.plusSeconds(5_400)), speech));
        assertThat(place()).isEqualTo(Place.TEACHING);
    }

    @Test
    void theGravestAlarmIsSaidFirst() {
        flow.onStatus(
                Samples.idle(null, Samples.alarm("1", "cpu", "warning"), Samples.alarm("2", "disk-error", "serious")));

        assertThat(flow.model().healthProperty().get().alarm().kind()).isEqualTo("disk-error");
    }

    @Test
    void pauseTurnsIntoGoOnAndARefusalIsTold() {
        flow.onStatus(Samples.running(Samples.recording("a", "recording", 1_000, 0)));
        flow.controls().pauseOrResume();
        flow.onStatus(Samples.running(Samples.recording("a", "recording", 2_000, 0, new Pause("hide", Samples.NOW))));
        flow.controls().pauseOrResume();
        assertThat(agent.asked).containsSubsequence("pause", "resume");

        agent.refusal = new AgentException(AgentException.Code.CONFLICT, "No.", null);
        flow.controls().mark();
        flow.tick();
        assertThat(flow.controls().markedProperty().get()).isFalse();
        assertThat(flow.model().healthProperty().get().notice()).isEqualTo(Notice.NOT_DONE);
    }

    @Test
    void aDeletedLectureLeavesTheListAndComesBackIfWanted() {
        Recording lecture = Samples.recording("a", "published", 0, 60_000);
        agent.recordings = List.of(lecture);
        flow.shelf().refresh();
        flow.shelf().delete(lecture);
        assertThat(flow.shelf().lecturesProperty().get()).isEmpty();

        flow.shelf().undoDelete();
        assertThat(flow.shelf().lecturesProperty().get()).containsExactly(lecture);
        assertThat(flow.shelf().noteProperty().get()).isEqualTo(ShelfNote.RESTORED);
        assertThat(agent.asked).containsSubsequence("delete a", "restore a");
    }

    @Test
    void whatTheAgentRefusesIsToldAndChangesNothing() {
        Recording lecture = Samples.recording("a", "published", 0, 60_000);
        agent.recordings = List.of(lecture);
        flow.shelf().refresh();
        agent.refusal = new AgentException(AgentException.Code.CONFLICT, "No.", null);

        flow.shelf().delete(lecture);
        flow.shelf().trim(lecture, new Trim(1_000L, null));

        assertThat(flow.shelf().lecturesProperty().get()).containsExactly(lecture);
        assertThat(flow.shelf().noteProperty().get()).isEqualTo(ShelfNote.NOT_DONE);
    }

    @Test
    void shortListsRememberWhatWasSaidOfEarlierLecturesOnce() {
        agent.recordings =
                List.of(Samples.recording("a", "published", 0, 1), Samples.recording("b", "published", 0, 1));
        flow.shelf().refresh();

        assertThat(flow.shelf().remembered(Recording::course)).containsExactly("CS 214");
    }

    private Place place() {
        return flow.navigator().placeProperty().get();
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
        flow.tick();
    }
}
