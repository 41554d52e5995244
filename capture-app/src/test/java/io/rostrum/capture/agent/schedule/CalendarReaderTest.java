package io.rostrum.capture.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarReaderTest {
    private static final CalendarSource SOURCE = new CalendarSource("uni", "University", Optional.empty(), true);

    @TempDir
    Path folder;

    @Test
    void aSeriesWithAnExceptionAMovedDayAndACancelledOneIsAsItsCalendarShowsIt() throws Exception {
        CalendarReader.Content content = read("""
                BEGIN:VEVENT
                UID:heat
                SUMMARY:Heat and work
                CATEGORIES:PH 101
                ORGANIZER;CN=Ana Lim:mailto:ana@example.org
                DTSTART;TZID=Europe/Paris:20261102T090000
                DTEND;TZID=Europe/Paris:20261102T103000
                RRULE:FREQ=WEEKLY;COUNT=6
                EXDATE;TZID=Europe/Paris:20261109T090000
                END:VEVENT
                BEGIN:VEVENT
                UID:heat
                RECURRENCE-ID;TZID=Europe/Paris:20261116T090000
                SUMMARY:Heat\\, moved
                DTSTART;TZID=Europe/Paris:20261117T140000
                DURATION:PT1H
                END:VEVENT
                BEGIN:VEVENT
                UID:heat
                RECURRENCE-ID;TZID=Europe/Paris:20261123T090000
                STATUS:CANCELLED
                SUMMARY:Heat and work
                DTSTART;TZID=Europe/Paris:20261123T090000
                DTEND;TZID=Europe/Paris:20261123T103000
                END:VEVENT
                """);

        assertThat(starts(content))
                .containsExactly(
                        "2026-11-02T08:00:00Z", "2026-11-17T13:00:00Z", "2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z");
        assertThat(content.occurrences().get(0).lecture())
                .isEqualTo(new Lecture("Heat and work", "PH 101", "Ana Lim", null, null));
        assertThat(content.occurrences().get(1).lecture().title()).isEqualTo("Heat, moved");
    }

    @Test
    void timesWithoutAZoneOrWithABrokenOneAreTheRooms() throws Exception {
        CalendarReader.Content content = read("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:Floating
                DTSTART:20261125T090000
                DTEND:20261125T100000
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:Broken
                DTSTART;TZID=Mars/Olympus:20261125T110000
                DTEND;TZID=Mars/Olympus:20261125T120000
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                SUMMARY:Coordinated
                DTSTART:20261125T130000Z
                DTEND:20261125T140000Z
                END:VEVENT
                """);

        assertThat(starts(content))
                .containsExactly("2026-11-25T08:00:00Z", "2026-11-25T10:00:00Z", "2026-11-25T13:00:00Z");
    }

    @Test
    void aZoneThatOnlyItsFileKnowsIsHonoured() throws Exception {
        CalendarReader.Content content = read("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:Outlook
                DTSTART;TZID="W. Europe Standard Time":20260707T090000
                DTEND;TZID="W. Europe Standard Time":20260707T100000
                RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270101T000000Z
                END:VEVENT
                BEGIN:VTIMEZONE
                TZID:W. Europe Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                """);

        assertThat(starts(content)).containsExactly("2026-11-03T08:00:00Z", "2026-12-01T08:00:00Z");
    }

    @Test
    void whatIsNoLectureIsLeftOutAndCounted() throws Exception {
        CalendarReader.Content content = read("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:Holiday
                DTSTART;VALUE=DATE:20261125
                DTEND;VALUE=DATE:20261126
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:Each second
                DTSTART:19700101T000000Z
                DTEND:19700101T010000Z
                RRULE:FREQ=SECONDLY
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                SUMMARY:Never
                DTSTART:20260228T090000Z
                DTEND:20260228T100000Z
                RRULE:FREQ=DAILY
                EXRULE:FREQ=DAILY
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                SUMMARY:The thirtieth of February
                DTSTART:20260228T090000Z
                DTEND:20260228T100000Z
                RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
                END:VEVENT
                BEGIN:VEVENT
                UID:5
                SUMMARY:Backwards
                DTSTART:20261125T100000Z
                DTEND:20261125T090000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:6
                DTSTART:rubbish
                RRULE:FREQ=WEEKLY;BYDAY=99XX;INTERVAL=-1
                END:VEVENT
                BEGIN:VEVENT
                UID:7
                SUMMARY:Whole
                DTSTART:20261125T090000Z
                DTEND:20261125T100000Z
                END:VEVENT
                """);

        assertThat(content.events()).isEqualTo(7);
        assertThat(content.occurrences()).extracting(o -> o.lecture().title()).containsExactly("Whole");
    }

    @Test
    void aTitleCannotHideOrTurnWhatItSays() throws Exception {
        CalendarReader.Content content = read("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:<script>alert(1)</script>\\nSecond\u202Eline\u0007 ${jndi:ldap://x}
                DTSTART:20261125T090000Z
                DTEND:20261125T100000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:LONG
                DTSTART:20261125T110000Z
                DTEND:20261125T120000Z
                END:VEVENT
                """.replace("LONG", "🎓".repeat(20_000)));

        assertThat(content.occurrences().get(0).lecture().title())
                .isEqualTo("<script>alert(1)</script> Second line ${jndi:ldap://x}");
        String longest = content.occurrences().get(1).lecture().title();
        assertThat(longest.codePointCount(0, longest.length())).isEqualTo(Lecture.MAX_TEXT);
    }

    @Test
    void aCalendarOfFiftyThousandEventsIsReadPieceByPiece() throws Exception {
        Path file = folder.resolve("large.ics");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
            for (int i = 0; i < 50_000; i++) {
                out.write(
                        ("BEGIN:VEVENT\r\nUID:e%d\r\nSUMMARY:Lecture %d\r\nDTSTART;TZID=Europe/Paris:2026%02d%02dT%02d0000\r\n"
                                        + "DURATION:PT1H\r\nEND:VEVENT\r\n")
                                .formatted(i, i, i % 12 + 1, i % 28 + 1, i % 24));
            }
            out.write("END:VCALENDAR\r\n");
        }

        CalendarReader.Content content = CalendarReader.read(
                file,
                SOURCE,
                ZoneId.of("UTC"),
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2027-01-02T00:00:00Z"));

        assertThat(content.events()).isEqualTo(50_000);
        assertThat(content.leftOut()).isZero();
        assertThat(content.occurrences()).hasSize(5000);
    }

    @Test
    void whatIsNoCalendarIsSaidToBeNone() throws IOException {
        for (String text : List.of("<html>Log in to the wireless network</html>", "", "\n\n", "{}", "\u0000\u0001")) {
            Path file = Files.writeString(folder.resolve("none.ics"), text);

            assertThatThrownBy(() -> CalendarReader.read(
                            file, SOURCE, ZoneId.of("UTC"), Instant.EPOCH, Instant.parse("2026-11-25T00:00:00Z")))
                    .isInstanceOf(CalendarException.class)
                    .hasMessageContaining("calendar");
        }
    }

    private CalendarReader.Content read(String events) throws Exception {
        Path file = folder.resolve("calendar.ics");
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n" + events + "END:VCALENDAR\n";
        Files.writeString(file, text.replace("\n", "\r\n"));
        return CalendarReader.read(
                file,
                SOURCE,
                ZoneId.of("Europe/Paris"),
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"));
    }

    private static List<String> starts(CalendarReader.Content content) {
        return content.occurrences().stream()
                .map(occurrence -> occurrence.start().toString())
                .toList();
    }
}
