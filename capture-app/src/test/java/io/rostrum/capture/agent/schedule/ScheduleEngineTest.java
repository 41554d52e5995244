package io.rostrum.capture.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleEngineTest {
    private static final String HEAT = "{'title':'Heat','date':'2026-11-25','start':'09:00','minutes':60}";
    private static final String LIGHT = "{'title':'Light','date':'2026-11-25','start':'10:00','minutes':60}";

    @TempDir
    Path folder;

    private final FakeRoom room = new FakeRoom("2026-11-25T08:00:00Z", "UTC");
    private Schedule schedule;

    @BeforeEach
    void open() throws Exception {
        schedule = Schedule.open(folder, room, Set::of, room);
    }

    @Test
    void lecturesThatMeetStartAndStopByThemselves() throws Exception {
        slots(HEAT, LIGHT);

        tick("08:59:59", "09:00:00", "09:30:00", "09:59:59", "10:00:00", "10:59:59", "11:00:00", "11:00:01");

        assertThat(room.log).containsExactly("start Heat", "stop", "start Light", "stop");
    }

    @Test
    void thePowerThatReturnsBringsTheRestOfTheLectureAndOfNoneThatIsOver() throws Exception {
        slots(HEAT);
        tick("09:00:00", "09:10:00");
        schedule.close();
        room.ends(); // the power cut
        room.at("2026-11-25T09:20:00Z");
        schedule = Schedule.open(folder, room, Set::of, room);
        tick("09:20:00", "10:00:00");

        assertThat(room.log).containsExactly("start Heat", "start Heat", "stop");

        schedule.close();
        schedule = Schedule.open(folder, room, Set::of, room);
        tick("10:05:00");
        assertThat(room.log).hasSize(3);
    }

    @Test
    void aLectureThatAPersonStoppedIsNotStartedAgainEvenByANewAgent() throws Exception {
        slots(HEAT);
        tick("09:00:00", "09:30:00");
        room.ends();
        tick("09:30:01", "09:31:00");
        schedule.close();
        schedule = Schedule.open(folder, room, Set::of, room);
        tick("09:40:00");

        assertThat(room.log).containsExactly("start Heat");
        assertThat(schedule.next()).isEmpty();
    }

    @Test
    void aStartThatFailsIsToldAndTriedAgainForAsLongAsTheLectureLasts() throws Exception {
        slots(HEAT);
        room.refuse("The disk is full.");
        tick("09:00:00", "09:00:01", "09:30:00");

        assertThat(schedule.problems()).singleElement().asString().contains("Heat", "The disk is full.");

        room.refuse(null);
        tick("09:30:10", "10:00:00");
        assertThat(room.log).containsExactly("start Heat", "stop");
        assertThat(schedule.problems()).isEmpty();
    }

    @Test
    void aRecordingThatAPersonStartedShortlyBeforeIsTheLectureAndEndsWithIt() throws Exception {
        slots(HEAT);
        room.at("2026-11-25T08:57:00Z").personStarts();
        tick("08:57:00", "09:00:00", "09:59:59");
        assertThat(room.log).isEmpty();

        tick("10:00:00");
        assertThat(room.log).containsExactly("stop");
    }

    @Test
    void anotherRecordingOfAPersonIsKeptAndTheRestOfTheLectureFollowsIt() throws Exception {
        slots(HEAT);
        room.at("2026-11-25T08:00:00Z").personStarts();
        tick("09:00:00", "09:20:00");
        assertThat(room.log).isEmpty();

        room.ends();
        tick("09:30:00");
        assertThat(room.log).containsExactly("start Heat");
    }

    @Test
    void byPolicyTheLectureEndsAPersonsRecording() throws Exception {
        policy("{'manual':'switch'}", HEAT);
        room.at("2026-11-25T08:00:00Z").personStarts();
        tick("09:00:00");

        assertThat(room.log).containsExactly("stop", "start Heat");
    }

    @Test
    void ofTwoThatOverlapTheFirstIsFinishedOrByPolicyTheSecondIsOnTime() throws Exception {
        String late = "{'title':'Late','date':'2026-11-25','start':'09:30','minutes':60}";
        slots(HEAT, late);
        tick("09:00:00", "09:30:00", "10:00:00", "10:30:00");
        assertThat(room.log).containsExactly("start Heat", "stop", "start Late", "stop");

        room.log.clear();
        policy("{'overlap':'switch'}", HEAT.replace("25", "26"), late.replace("25", "26"));
        tickOn("2026-11-26", "09:00:00", "09:30:00", "09:31:00", "10:30:00");
        assertThat(room.log).containsExactly("start Heat", "stop", "start Late", "stop");
    }

    @Test
    void whatIsNotToStartByItselfIsOnlyShown() throws Exception {
        slots(HEAT.replace("}", ",'autoStart':false}"));

        assertThat(schedule.next().orElseThrow().lecture().title()).isEqualTo("Heat");
        tick("09:00:00", "09:30:00");
        assertThat(room.log).isEmpty();
    }

    @Test
    void theNextLectureIsTheOneThatIsNotRecordedYet() throws Exception {
        slots(HEAT, LIGHT);
        assertThat(schedule.next().orElseThrow().lecture().title()).isEqualTo("Heat");
        tick("09:00:00");
        assertThat(schedule.next().orElseThrow().lecture().title()).isEqualTo("Light");
    }

    @Test
    void aDamagedStateFileIsPutAsideAndTheRoomOpens() throws Exception {
        slots(HEAT);
        Files.writeString(folder.resolve("timetable.json"), "{\"slots\":[{\"ti");
        Files.writeString(folder.resolve("engine.json"), "");
        schedule = Schedule.open(folder, room, Set::of, room);

        assertThat(schedule.document().slots()).isEmpty();
        assertThat(folder.resolve("timetable.json.damaged")).exists();
    }

    private void slots(String... slots) throws Exception {
        policy("{}", slots);
    }

    private void policy(String policy, String... slots) throws Exception {
        schedule.replace(Timetables.document(
                "{'zone':'UTC','policy':" + policy + ",'slots':[" + String.join(",", slots) + "]}"));
    }

    private void tick(String... times) {
        tickOn("2026-11-25", times);
    }

    private void tickOn(String date, String... times) {
        for (String time : times) {
            room.at(date + "T" + time + "Z");
            schedule.tick();
        }
    }
}
