package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.UploadPlan;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Puts a lecture of the past into words. */
public final class LectureWords {
    private final Messages messages;
    private final StatusWords status;

    /** Speaks the messages' language. */
    public LectureWords(Messages messages) {
        this.messages = messages;
        this.status = new StatusWords(messages);
    }

    /** When it was, how long, and of which course, for example "yesterday, 09:00 · 89 minutes · CS 214". */
    public String facts(Recording lecture, LocalDate today) {
        String length = lecture.isRunning() ? null : messages.length(lecture.duration());
        return messages.join(when(lecture, today), length, lecture.course());
    }

    private String when(Recording lecture, LocalDate today) {
        if (lecture.startedAt() == null) {
            return null;
        }
        ZonedDateTime start = lecture.startedAt().atZone(ZoneId.systemDefault());
        String day = messages.capital(messages.dayFrom(today, start.toLocalDate()));
        return messages.get("lecture.when", day, messages.time(start.toLocalTime()));
    }

    /** What becomes of it just now, for example "Being prepared: 63%". */
    public String state(Recording lecture, AgentStatus agent, UploadPlan plan) {
        if (lecture.isRunning()) {
            return messages.get("lecture.running");
        }
        Aftermath aftermath = Aftermath.of(lecture, agent);
        String percent = messages.percent(aftermath.progress());
        return switch (aftermath.step()) {
            case PREPARING ->
                aftermath.progress() > 0
                        ? messages.get("lecture.preparing", percent)
                        : messages.get("lecture.to-prepare");
            case WAITING -> status.upload(plan);
            case UPLOADING -> messages.get("lecture.uploading", percent);
            case PUBLISHED -> messages.get("lecture.published");
            case KEPT -> messages.get("lecture.kept");
            case FAILED -> messages.get("lecture.failed");
        };
    }
}
