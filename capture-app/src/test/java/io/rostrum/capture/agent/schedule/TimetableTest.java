package io.rostrum.capture.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void aWeeklyLectureFollowsTheWallClockOverBothChangesOfSummerTime() throws Exception {
        assertThat(starts(
                        "{'zone':'Europe/Paris','slots':[{'title':'Heat','day':'monday','start':'09:00','minutes':90,"
                                + "'from':'2026-03-23','until':'2026-04-01'}]}",
                        "2026-03-01T00:00:00Z",
                        "2026-05-01T00:00:00Z"))
                .containsExactly("2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z");
        assertThat(starts(
                        "{'zone':'Europe/Paris','slots':[{'title':'Heat','day':'sunday','start':'02:30','minutes':60,"
                                + "'from':'2026-03-22','until':'2026-10-26'}]}",
                        "2026-10-18T00:00:00Z",
                        "2026-10-27T00:00:00Z"))
                .containsExactly("2026-10-18T00:30:00Z", "2026-10-25T00:30:00Z");
    }

    @Test
    void aLectureInTheHourThatSummerTimeLeavesOutIsHeldAnHourLater() throws Exception {
        assertThat(starts(
                        "{'zone':'Europe/Paris','slots':[{'title':'Night','date':'2026-03-29','start':'02:30','minutes':60}]}",
                        "2026-03-28T00:00:00Z",
                        "2026-03-30T00:00:00Z"))
                .containsExactly("2026-03-29T01:30:00Z");
    }

    @Test
    void everyOtherWeekIsCountedFromTheFirstDateHoweverLateOneLooks() throws Exception {
        String json = "{'zone':'UTC','slots':[{'title':'Lab','day':'wednesday','start':'14:00','end':'16:00',"
                + "'from':'2026-09-01','everyWeeks':2}]}";
        List<String> all = starts(json, "2026-09-01T00:00:00Z", "2026-12-31T00:00:00Z");

        assertThat(all).startsWith("2026-09-02T14:00:00Z", "2026-09-16T14:00:00Z");
        assertThat(starts(json, "2026-12-01T00:00:00Z", "2026-12-31T00:00:00Z"))
                .isEqualTo(all.stream().filter(s -> s.startsWith("2026-12")).toList());
    }

    @Test
    void anExceptionCancelsADayOrMovesIt() throws Exception {
        assertThat(starts(
                        "{'zone':'UTC','slots':[{'title':'Heat','day':'monday','start':'09:00','minutes':90,"
                                + "'from':'2026-11-02','until':'2026-11-30','exceptions':[{'date':'2026-11-09'},"
                                + "{'date':'2026-11-16','newDate':'2026-11-17','start':'15:00'},{'date':'2026-11-18','start':'8:00'}]}]}",
                        "2026-11-01T00:00:00Z",
                        "2026-12-01T00:00:00Z"))
                .containsExactly(
                        "2026-11-02T09:00:00Z", "2026-11-23T09:00:00Z", "2026-11-30T09:00:00Z", "2026-11-17T15:00:00Z");
    }

    @Test
    void aLectureOverMidnightIsFoundFromItsSecondDay() throws Exception {
        assertThat(starts(
                        "{'zone':'UTC','slots':[{'title':'Stars','date':'2026-11-25','start':'23:00','end':'01:00'}]}",
                        "2026-11-26T00:30:00Z",
                        "2026-11-26T00:31:00Z"))
                .containsExactly("2026-11-25T23:00:00Z");
    }

    @Test
    void lecturesThatMeetDoNotConflictAndThoseThatOverlapDo() {
        Occurrence first = occurrence("a", "2026-11-25T09:00:00Z", "2026-11-25T10:00:00Z");
        Occurrence meets = occurrence("b", "2026-11-25T10:00:00Z", "2026-11-25T11:00:00Z");
        Occurrence overlaps = occurrence("c", "2026-11-25T10:45:00Z", "2026-11-25T12:00:00Z");

        assertThat(Conflict.among(List.of(first, meets, overlaps)))
                .containsExactly(new Conflict(
                        meets, overlaps, Instant.parse("2026-11-25T10:45:00Z"), Instant.parse("2026-11-25T11:00:00Z")));
    }

    @Test
    void everyFaultIsNamedByItsFieldAtOnce() {
        Faults faults = catchThrowableOfType(
                Faults.class,
                () -> Timetables.read("{'zone':'Mars/Olympus','policy':{'overlap':'fight'},'slots':["
                        + "{'title':' ','day':'someday','start':'25:00','minutes':0},"
                        + "{'title':'x','day':'monday','start':'09:00'},"
                        + "{'title':'x','date':'2026-11-25','start':'09:00','minutes':60,'until':'x','exceptions':[{}]},"
                        + "{'title':'x','day':'monday','start':'9:00','minutes':60,'from':'2026-12-01','until':'2026-11-01'},"
                        + "null],"
                        + "'calendars':[{'url':'file:///etc/passwd'},{'id':'../../x','url':'https://u:p@h/c.ics'}]}"));

        assertThat(faults.faults())
                .extracting(Faults.Fault::field)
                .containsExactlyInAnyOrder(
                        "zone",
                        "policy.overlap",
                        "slots[0].title",
                        "slots[0].start",
                        "slots[0].minutes",
                        "slots[0].day",
                        "slots[1].end",
                        "slots[2].exceptions[0].date",
                        "slots[3].until",
                        "slots[4]",
                        "calendars[0].url",
                        "calendars[1].id",
                        "calendars[1].url");
    }

    @Test
    void whatIsReadIsWrittenTheSame() throws Exception {
        String json = "{'zone':'Asia/Phnom_Penh','policy':{'overlap':'switch','manual':'keep'},'slots':[{'id':'s1',"
                + "'title':'Heat','course':'PH 1','day':'friday','start':'09:00','minutes':90,'from':'2026-09-01',"
                + "'everyWeeks':2,'autoStart':false,'exceptions':[{'date':'2026-11-06','newDate':'2026-11-07',"
                + "'start':'10:00','minutes':45},{'date':'2026-11-20'}]}],"
                + "'calendars':[{'id':'c','name':'Timetable','url':'webcal://h/c.ics'}]}";
        TimetableDocument once = TimetableDocument.of(Timetables.read(json));

        assertThat(once.calendars().get(0).url()).isEqualTo("https://h/c.ics");
        assertThat(once.slots().get(0).exceptions()).hasSize(2);
        assertThat(TimetableDocument.of(
                        new TimetableReader(java.time.ZoneId.of("UTC"), java.time.LocalDate.of(2026, 1, 1)).read(once)))
                .isEqualTo(once);
    }

    private static Occurrence occurrence(String key, String start, String end) {
        Lecture lecture = new Lecture(key, null, null, null, null);
        return new Occurrence(key, key, lecture, Instant.parse(start), Instant.parse(end), true);
    }

    private static List<String> starts(String json, String from, String to) throws Exception {
        Timetable timetable = Timetables.read(json);
        return timetable.slots().stream()
                .flatMap(slot -> slot.between(Instant.parse(from), Instant.parse(to), timetable.zone()))
                .map(occurrence -> occurrence.start().toString())
                .toList();
    }
}
