package io.rostrum.capture.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.kiosk.client.Forecast;
import io.rostrum.capture.kiosk.client.Job;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.Aftermath.Step;
import io.rostrum.capture.kiosk.model.Receipt;
import io.rostrum.capture.kiosk.model.Samples;
import io.rostrum.capture.kiosk.model.UploadPlan;
import io.rostrum.capture.kiosk.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lecturer reads before leaving, and later in the list of lectures. */
class ReceiptWordsTest {
    private static final UploadPlan TONIGHT = new UploadPlan(UploadPlan.Kind.TONIGHT, LocalTime.of(22, 0));

    private final Recording lecture =
            Samples.recording("a", "recorded", 0, Duration.ofMinutes(52).toMillis());
    private final Receipt receipt = new Receipt(lecture, Verdict.GOOD, Verdict.GOOD);
    private final ReceiptWords words = new ReceiptWords(new Messages(Language.ENGLISH));

    @Test
    void aGoodLectureIsToldInPlainWordsWithTheTimeWhenItIsOnline() {
        assertThat(words.headline(receipt)).isEqualTo("Recorded 52 minutes");
        assertThat(lines(words, receipt, new Aftermath(Step.PREPARING, 0.63, false)))
                .containsExactly(
                        "It is saved on this PC",
                        "Sound is good",
                        "Picture is good",
                        "It is being prepared: 63%",
                        "It will be online by tomorrow, 06:10");
    }

    @Test
    void whatWasMissingIsToldAndWhatWasNotSeenIsNotPromised() {
        Receipt poor = new Receipt(lecture, Verdict.NONE, Verdict.UNKNOWN);

        assertThat(lines(words, poor, new Aftermath(Step.PUBLISHED, 1, true)))
                .containsExactly("It is saved on this PC", "No sound was heard", "It can be watched on the platform");
        assertThat(words.lines(poor, new Aftermath(Step.PUBLISHED, 1, true), TONIGHT, Forecast.NONE))
                .extracting(ReceiptWords.Line::sign)
                .contains(ReceiptWords.Sign.WARNING);
    }

    @Test
    void onlyAPcWithNothingLeftToDoMayBeSwitchedOff() {
        assertThat(words.power(new Aftermath(Step.WAITING, 0, false))).isEqualTo("Please leave the PC on.");
        assertThat(words.power(new Aftermath(Step.PUBLISHED, 1, true))).isEqualTo("You may switch the PC off.");
    }

    @Test
    void everyLineBeginsWithACapitalLetterWhereTheScriptHasThem() {
        for (Language language : List.of(Language.ENGLISH, Language.FRENCH, Language.MONGOLIAN)) {
            ReceiptWords own = new ReceiptWords(new Messages(language));
            assertThat(lines(own, receipt, new Aftermath(Step.PREPARING, 0.63, false)))
                    .allMatch(line -> Character.isUpperCase(line.charAt(0)));
        }
    }

    @Test
    void theListOfLecturesTellsEachStateInWords() {
        LectureWords list = new LectureWords(new Messages(Language.ENGLISH));

        assertThat(list.state(lecture, Samples.idle(), TONIGHT)).isEqualTo("Waiting to be prepared");
        assertThat(list.state(Samples.recording("a", "published", 0, 1), Samples.idle(), TONIGHT))
                .isEqualTo("Online");
        assertThat(list.state(Samples.recording("a", "failed", 0, 1), Samples.idle(), TONIGHT))
                .isEqualTo("Could not be finished");
        assertThat(list.state(lecture, Samples.withJobs(true, List.of(job("encode", "running", 0.63))), TONIGHT))
                .isEqualTo("Being prepared: 63%");
        assertThat(list.state(lecture, Samples.withJobs(true, List.of(job("upload", "waiting", 0))), TONIGHT))
                .isEqualTo("Uploads tonight from 22:00");
    }

    private static Job job(String kind, String state, double progress) {
        return new Job(kind, "a", kind, state, progress, null);
    }

    private static List<String> lines(ReceiptWords words, Receipt receipt, Aftermath aftermath) {
        Instant at = LocalDate.now()
                .plusDays(1)
                .atTime(6, 9, 30)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        Forecast forecast = new Forecast(List.of(new Forecast.Night(List.of(new Forecast.Arrival("a", at)))));
        return words.lines(receipt, aftermath, TONIGHT, forecast).stream()
                .map(ReceiptWords.Line::text)
                .toList();
    }
}
