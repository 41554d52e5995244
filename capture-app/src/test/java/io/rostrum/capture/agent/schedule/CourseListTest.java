package io.rostrum.capture.agent.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rostrum.capture.agent.schedule.TimetableDocument.SlotPart;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseListTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void aRegistrarsListBecomesSlotsWhateverItsSeparator() throws Exception {
        List<SlotPart> slots = CourseList.read(
                "\uFEFFCourse;Title;Day;Start;End;Lecturer;Every weeks\r\n"
                        + "CS 214;\"Networks; part \"\"two\"\"\";Monday;09:00;10:30;Ana Lim;2\r\n\r\n"
                        + "PH 1;;friday;8:00;09:00;;\r\n",
                TODAY);

        assertThat(slots).extracting(SlotPart::title).containsExactly("Networks; part \"two\"", "PH 1");
        assertThat(slots).extracting(SlotPart::minutes).containsExactly(90, 60);
        assertThat(slots.get(0).everyWeeks()).isEqualTo(2);
        assertThat(slots.get(0).from()).isEqualTo("2026-11-25");
        assertThat(CourseList.read("title,date,start,minutes\nOnce,2026-12-01,10:00,45\n", TODAY))
                .extracting(SlotPart::date)
                .containsExactly("2026-12-01");
    }

    @Test
    void whatIsWrongIsToldByLineAndColumn() {
        assertThat(faults(
                        "title,day,start,minutes\nA,monday,9 o'clock,90\nB,moonday,09:00,many\nC,friday,10:00,60,x\n"))
                .containsExactly("line 2.start", "line 3.minutes", "line 4");
        assertThat(faults("title,room\nA,B\n")).containsExactly("line 1");
        assertThat(faults("")).containsExactly("line 1");
        assertThat(faults("title,day\n\"never closed")).hasSize(1);
    }

    private static List<String> faults(String csv) {
        return catchThrowableOfType(Faults.class, () -> CourseList.read(csv, TODAY)).faults().stream()
                .map(Faults.Fault::field)
                .toList();
    }
}
