package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.Receipt;
import io.rostrum.capture.kiosk.model.UploadPlan;
import io.rostrum.capture.kiosk.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a receipt into words; says only what is known. */
public final class ReceiptWords {
    private final Messages messages;
    private final StatusWords status;

    /** Speaks the messages' language. */
    public ReceiptWords(Messages messages) {
        this.messages = messages;
        this.status = new StatusWords(messages);
    }

    /** What kind of fact a line states; screens choose its sign by it. */
    public enum Sign {
        /** It is well. */
        GOOD,
        /** It is still to come. */
        LATER,
        /** Somebody should look. */
        WARNING
    }

    /** One line of a receipt. */
    public record Line(Sign sign, String text) {}

    /** The largest line, for example "Recorded 89 minutes". Rounded down: no second is promised that is not there. */
    public String headline(Receipt receipt) {
        Duration duration = receipt.recording().duration();
        if (duration.toMinutes() < 1) {
            return messages.get("receipt.seconds", duration.toSeconds());
        }
        if (duration.toHours() < 2) {
            return messages.get("receipt.minutes", duration.toMinutes());
        }
        return messages.get("receipt.hours", duration.toHours(), duration.toMinutesPart());
    }

    /** The facts, the most important first. */
    public List<Line> lines(Receipt receipt, Aftermath aftermath, UploadPlan plan) {
        List<Line> lines = new ArrayList<>();
        boolean broken = receipt.recording().problem() != null && aftermath.step() == Aftermath.Step.FAILED;
        if (!broken) {
            lines.add(new Line(Sign.GOOD, messages.get("receipt.saved")));
        }
        verdict("sound", receipt.sound(), lines);
        verdict("picture", receipt.picture(), lines);
        lines.add(next(aftermath, plan));
        return lines;
    }

    private void verdict(String what, Verdict verdict, List<Line> lines) {
        if (verdict != Verdict.UNKNOWN) {
            Sign sign = verdict == Verdict.GOOD ? Sign.GOOD : Sign.WARNING;
            lines.add(new Line(sign, messages.get("receipt." + what + "." + key(verdict))));
        }
    }

    private Line next(Aftermath aftermath, UploadPlan plan) {
        String percent = messages.percent(aftermath.progress());
        return switch (aftermath.step()) {
            case PREPARING -> new Line(Sign.LATER, messages.get("receipt.preparing", percent));
            case WAITING -> new Line(Sign.LATER, status.upload(plan));
            case UPLOADING -> new Line(Sign.LATER, messages.get("receipt.uploading", percent));
            case PUBLISHED -> new Line(Sign.GOOD, messages.get("receipt.published"));
            case KEPT -> new Line(Sign.GOOD, messages.get("receipt.kept"));
            case FAILED -> new Line(Sign.WARNING, messages.get("receipt.failed"));
        };
    }

    /** Whether the PC may be switched off, said plainly. */
    public String power(Aftermath aftermath) {
        return messages.get(aftermath.mayTurnOff() ? "receipt.power.off" : "receipt.power.on");
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
