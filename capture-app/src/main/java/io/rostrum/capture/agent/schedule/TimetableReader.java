package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.agent.guard.WebAddress;
import io.rostrum.capture.agent.schedule.Faults.Fault;
import io.rostrum.capture.agent.schedule.TimetableDocument.CalendarPart;
import io.rostrum.capture.agent.schedule.TimetableDocument.PolicyPart;
import io.rostrum.capture.agent.schedule.TimetableDocument.SlotPart;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads a timetable as a person or program wrote it, and says of every field what must be corrected. One use each. */
final class TimetableReader {
    private static final int MOST_SLOTS = 2000;
    private static final int MOST_CALENDARS = 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ZoneId standardZone;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * A reader.
     *
     * @param standardZone for a document that names none
     * @param today from when slots take place that do not say
     */
    TimetableReader(ZoneId standardZone, LocalDate today) {
        this.standardZone = standardZone;
        this.today = today;
    }

    Timetable read(TimetableDocument document) throws Faults {
        ZoneId zone = tried("zone", () -> zone(document.zone()));
        Policy policy = policy(document.policy());
        List<Slot> slots = slots(orEmpty("slots", document.slots(), MOST_SLOTS));
        List<CalendarSource> calendars = calendars(orEmpty("calendars", document.calendars(), MOST_CALENDARS));
        if (!faults.isEmpty()) {
            throw new Faults(faults);
        }
        return new Timetable(zone, policy, slots, calendars);
    }

    private ZoneId zone(String id) {
        try {
            return id == null ? standardZone : ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone such as Europe/Paris or Asia/Phnom_Penh, not \"" + id + "\"", e);
        }
    }

    private Policy policy(PolicyPart part) {
        if (part == null) {
            return Policy.STANDARD;
        }
        Policy.Overlap overlap = tried(
                "policy.overlap",
                () -> part.overlap() == null
                        ? Policy.STANDARD.overlap()
                        : Policy.read(Policy.Overlap.class, part.overlap()));
        Policy.Manual manual = tried(
                "policy.manual",
                () -> part.manual() == null
                        ? Policy.STANDARD.manual()
                        : Policy.read(Policy.Manual.class, part.manual()));
        return overlap == null || manual == null ? Policy.STANDARD : new Policy(overlap, manual);
    }

    private List<Slot> slots(List<SlotPart> parts) {
        List<Slot> slots = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String path = "slots[" + i + "]";
            SlotPart part = parts.get(i);
            if (part == null) {
                fault(path, "must be an object");
                continue;
            }
            String id = id(path, part.id(), ids, "slot-" + (i + 1));
            new SlotReader(path, today, faults).read(id, part).ifPresent(slots::add);
        }
        return slots;
    }

    private List<CalendarSource> calendars(List<CalendarPart> parts) {
        List<CalendarSource> calendars = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            String path = "calendars[" + i + "]";
            CalendarPart part = parts.get(i);
            if (part == null) {
                fault(path, "must be an object");
                continue;
            }
            String id = id(path, part.id(), ids, "calendar-" + (i + 1));
            String name = Lecture.line(part.name());
            Optional<URI> url =
                    tried(path + ".url", () -> Optional.ofNullable(part.url()).map(WebAddress::parse));
            calendars.add(new CalendarSource(
                    id,
                    name == null ? id : name,
                    url == null ? Optional.empty() : url,
                    part.autoStart() == null || part.autoStart()));
        }
        return calendars;
    }

    private String id(String path, String given, Set<String> taken, String otherwise) {
        String id = given;
        if (id == null) {
            id = otherwise;
            for (int n = 2; taken.contains(id); n++) {
                id = otherwise + "-" + n;
            }
        }
        if (!ID.matcher(id).matches()) {
            fault(path + ".id", "must have 1 to 64 letters, digits, - or _");
        } else if (!taken.add(id)) {
            fault(path + ".id", "\"" + id + "\" is used twice");
        }
        return id;
    }

    private <T> List<T> orEmpty(String field, List<T> list, int most) {
        if (list != null && list.size() > most) {
            fault(field, "may have at most " + most + " entries, not " + list.size());
            return List.of();
        }
        return list == null ? List.of() : list;
    }

    private <T> T tried(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            fault(field, e.getMessage());
            return null;
        }
    }

    private void fault(String field, String detail) {
        faults.add(new Fault(field, detail.endsWith(".") ? detail : detail + "."));
    }
}
