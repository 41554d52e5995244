package io.rostrum.capture.kiosk.text;

import io.rostrum.capture.kiosk.client.Forecast;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.Receipt;
import io.rostrum.capture.kiosk.model.UploadPlan;
import io.rostrum.capture.kiosk.model.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a receipt into words; says only what is known. */
public final class ReceiptWords {
    /** Times are shown in whole minutes; none is promised too early. */
    private static final Duration MINUTE = Duration.ofSeconds(59);

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
        return messages.get(
                "receipt.recorded", messages.length(receipt.recording().duration()));
    }

    /** The facts, the most important first. */
    public List<Line> lines(Receipt receipt, Aftermath aftermath, UploadPlan plan, Forecast forecast) {
        List<Line> lines = new ArrayList<>();
        boolean broken = receipt.recording().problem() != null && aftermath.step() == Aftermath.Step.FAILED;
        if (!broken) {
            lines.add(new Line(Sign.GOOD, messages.get("receipt.saved")));
        }
        verdict("sound", receipt.sound(), lines);
        verdict("picture", receipt.picture(), lines);
        lines.add(next(aftermath, plan));
        online(receipt, aftermath, forecast).ifPresent(lines::add);
        return lines;
    }

    /** When it can be watched, if that is still to come and can be said. */
    private Optional<Line> online(Receipt receipt, Aftermath aftermath, Forecast forecast) {
        boolean coming =
                switch (aftermath.step()) {
                    case PREPARING, WAITING, UPLOADING -> true;
                    case PUBLISHED, KEPT, FAILED -> false;
                };
        return forecast.arrival(receipt.recording().id())
                .filter(at -> coming)
                .map(at -> at.plus(MINUTE).atZone(ZoneId.systemDefault()))
                .map(at -> messages.get(
                        "receipt.by",
                        messages.dayFrom(LocalDate.now(), at.toLocalDate()),
                        messages.time(at.toLocalTime())))
                .map(by -> new Line(Sign.LATER, messages.capital(messages.get("receipt.online-by", by))));
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
