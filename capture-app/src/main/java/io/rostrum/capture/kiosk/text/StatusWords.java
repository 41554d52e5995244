package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.model.Health;
import io.rostrum.capture.kiosk.model.Health.Severity;
import io.rostrum.capture.kiosk.model.Sound;
import io.rostrum.capture.kiosk.model.UploadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts {@link Health} into words. When several things are wrong, the one that loses most of the lecture is named. */
public final class StatusWords {
    private final Messages messages;
    private final AlarmWords alarms;

    /** Speaks the messages' language. */
    public StatusWords(Messages messages) {
        this.messages = messages;
        this.alarms = new AlarmWords(messages);
    }

    /** The line at the bottom. */
    public StatusLine line(Health health) {
        return switch (health.severity()) {
            case WARNING -> warning(health);
            case GOOD -> new StatusLine(Severity.GOOD, messages.get("status.good"), facts(health));
            case NOTE -> new StatusLine(Severity.NOTE, messages.get(noteKey(health)), facts(health));
        };
    }

    private static String noteKey(Health health) {
        return health.sound() == Sound.NONE ? "status.speak" : "status.moment";
    }

    private StatusLine warning(Health health) {
        if (health.notice() == null && health.alarm() != null && alarms.has(health.alarm())) {
            return alarms.line(health.alarm());
        }
        String key = "warn." + warningKey(health);
        return new StatusLine(
                Severity.WARNING, messages.get(key), List.of(messages.get(key + ".advice", hours(health.hoursLeft()))));
    }

    private static String warningKey(Health health) {
        if (health.notice() != null) {
            return "notice." + key(health.notice());
        }
        return switch (health.sound()) {
            case NOT_CONNECTED -> "sound.not-connected";
            case LOST -> "sound.lost";
            case NONE -> health.isSilent() ? "sound.none" : otherKey(health);
            case QUIET, LOUD ->
                health.picture() == Health.Picture.LOST || health.isDiskLow()
                        ? otherKey(health)
                        : "sound." + key(health.sound());
            case LISTENING, GOOD -> otherKey(health);
        };
    }

    private static String otherKey(Health health) {
        return switch (health.picture()) {
            case NOT_CONNECTED -> "picture.not-connected";
            case LOST -> health.missing().flavor().equals("slides") ? "picture.slides" : "picture.presenter";
            case OPENING, GOOD -> health.isDiskLow() ? "disk" : "other";
        };
    }

    private List<String> facts(Health health) {
        List<String> facts = new ArrayList<>();
        facts.add(messages.get("picture." + key(health.picture())));
        facts.add(messages.get("sound." + key(health.sound())));
        if (health.hoursLeft() >= 0) {
            facts.add(messages.get("disk.room", hours(health.hoursLeft())));
        }
        facts.add(upload(health.upload()));
        return facts;
    }

    /** When lectures leave this PC. */
    public String upload(UploadPlan plan) {
        String key = "upload." + key(plan.kind());
        return plan.time() == null ? messages.get(key) : messages.get(key, messages.time(plan.time()));
    }

    private static int hours(double hours) {
        return (int) Math.floor(hours);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
