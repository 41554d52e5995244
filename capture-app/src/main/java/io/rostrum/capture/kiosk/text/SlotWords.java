package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.client.Slot;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** Puts the timetable's next lecture into words. */
public final class SlotWords {
    private final Messages messages;

    /** Speaks the messages' language. */
    public SlotWords(Messages messages) {
        this.messages = messages;
    }

    /** For example "Next, at 09:00 · 90 minutes" or "Now, until 10:30". */
    public String when(Slot slot, LocalDateTime now) {
        LocalDateTime start = local(slot.start());
        if (!start.isAfter(now)) {
            return messages.capital(messages.get("slot.now", time(slot.end())));
        }
        String time = messages.time(start.toLocalTime());
        String at = start.toLocalDate().equals(now.toLocalDate())
                ? messages.get("slot.next", time)
                : messages.get("slot.next.day", messages.dayFrom(now.toLocalDate(), start.toLocalDate()), time);
        return messages.get("format.pair", messages.capital(at), messages.length(slot.duration()));
    }

    /** The course; empty if there is none or the title says it already. */
    public String course(Slot slot) {
        boolean said =
                slot.course() == null || slot.title().isBlank() || slot.title().contains(slot.course());
        return said ? "" : slot.course();
    }

    /** Who and in what language, and in a line of its own whether it will start by itself. */
    public String detail(Slot slot, LocalDateTime now) {
        String language = slot.language() == null ? null : messages.languageName(slot.language());
        String auto = startsByItself(slot, now) ? startsAt(slot) : null;
        String who = messages.join(slot.lecturer(), language);
        // Not left to the text layout: it breaks lines of Latin and Khmer in the wrong place.
        return auto == null ? who : who + "\n" + auto;
    }

    /** The more telling half of {@link #detail}: whether it will start by itself, or else who and in what language. */
    public String shortDetail(Slot slot, LocalDateTime now) {
        return startsByItself(slot, now) ? startsAt(slot) : detail(slot, now);
    }

    private String startsAt(Slot slot) {
        return messages.capital(messages.get("slot.auto", time(slot.start())));
    }

    /** What has begun without a recording (stopped early, refused) does not start any more. */
    private static boolean startsByItself(Slot slot, LocalDateTime now) {
        return slot.autoStart() && local(slot.start()).isAfter(now);
    }

    private String time(Instant instant) {
        LocalTime time = local(instant).toLocalTime();
        return messages.time(time);
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
