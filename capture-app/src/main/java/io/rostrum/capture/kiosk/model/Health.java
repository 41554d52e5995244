package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Alarm;
import io.rostrum.capture.kiosk.client.Source;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a lecturer may trust the room just now, in facts that screens put into words.
 *
 * @param missing the picture source that is gone, {@code null} if none is
 * @param hoursLeft hours of recording that fit on the disk, negative when not known
 * @param recording whether a lecture is running, which makes silence a fault
 * @param notice what did not work a moment ago, {@code null} if all did
 * @param alarm the agent's most important alarm, {@code null} if it has none
 */
public record Health(
        Picture picture,
        Source missing,
        Sound sound,
        double hoursLeft,
        UploadPlan upload,
        boolean recording,
        Notice notice,
        Alarm alarm) {
    /** Under this the lecture may not fit. */
    private static final double FEW_HOURS = 2;

    /** What can be said of the pictures in a word. */
    public enum Picture {
        /** No camera and no screen. */
        NOT_CONNECTED,
        /** Being opened. */
        OPENING,
        /** All deliver. */
        GOOD,
        /** One does not deliver any more. */
        LOST
    }

    /** How much attention is needed. */
    public enum Severity {
        /** None. */
        GOOD,
        /** Something is not known yet. */
        NOTE,
        /** Somebody should act. */
        WARNING
    }

    static Health of(AgentStatus status, Sound heard, LocalTime now, boolean recording, Notice notice) {
        List<Source> pictures = status.pictures();
        Source missing = pictures.stream().filter(Source::isLost).findFirst().orElse(null);
        return new Health(
                picture(pictures, missing),
                missing,
                sound(status.sounds(), heard),
                status.disk().hoursLeft(),
                UploadPlan.of(status.destination(), now),
                recording,
                notice,
                alarm(status).orElse(null));
    }

    /** The one that costs most of the lecture; teaching without recording has a screen of its own. */
    private static Optional<Alarm> alarm(AgentStatus status) {
        return status.alarms().stream()
                .filter(alarm -> alarm.isActive() && !alarm.kind().equals(Alarm.TEACHING))
                .filter(alarm -> !alarm.severity().equals("info"))
                .min(Comparator.comparing(Alarm::isSerious).reversed());
    }

    private static Picture picture(List<Source> pictures, Source missing) {
        if (pictures.isEmpty()) {
            return Picture.NOT_CONNECTED;
        }
        if (missing != null) {
            return Picture.LOST;
        }
        return pictures.stream().allMatch(Source::isOk) ? Picture.GOOD : Picture.OPENING;
    }

    private static Sound sound(List<Source> sounds, Sound heard) {
        if (sounds.isEmpty()) {
            return Sound.NOT_CONNECTED;
        }
        return sounds.stream().allMatch(Source::isLost) ? Sound.LOST : heard;
    }

    /** Whether the disk may be too small for the lecture. */
    public boolean isDiskLow() {
        return hoursLeft >= 0 && hoursLeft < FEW_HOURS;
    }

    /** Whether the lecture is silent though it should not be. */
    public boolean isSilent() {
        return recording && sound == Sound.NONE;
    }

    /** How much attention is needed. */
    public Severity severity() {
        boolean soundBad = sound == Sound.NOT_CONNECTED || sound == Sound.LOST || isSilent() || sound == Sound.QUIET;
        boolean pictureBad = picture == Picture.NOT_CONNECTED || picture == Picture.LOST;
        if (notice != null || alarm != null || soundBad || pictureBad || isDiskLow() || sound == Sound.LOUD) {
            return Severity.WARNING;
        }
        boolean known = picture == Picture.GOOD && sound == Sound.GOOD;
        return known ? Severity.GOOD : Severity.NOTE;
    }
}
