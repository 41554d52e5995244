package io.rostrum.capture.kiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final MovedClock clock = new MovedClock();

    @TempDir
    private Path folder;

    @Test
    void whatWasChosenIsThereAfterARestartAndABrokenFileMeansTheStandard() throws IOException {
        Preferences chosen =
                Preferences.STANDARD.withLanguage("km").with(Theme.DARK).with(TextSize.LARGEST);
        new PreferencesFile(folder).write(chosen);
        assertThat(new PreferencesFile(folder).read()).isEqualTo(chosen);

        Files.writeString(folder.resolve("preferences.json"), "{\"theme\":");
        assertThat(new PreferencesFile(folder).read()).isEqualTo(Preferences.STANDARD);
    }

    @Test
    void aPinOfSixDigitsIsMadeOnceAndATechniciansOwnCounts() throws IOException {
        PinFile pin = new PinFile(folder);
        pin.prepare();
        String made = Files.readString(folder.resolve("pin")).strip();
        pin.prepare();

        assertThat(made).matches("\\d{6}");
        assertThat(pin.matches(made)).isTrue();
        assertThat(pin.matches(made + "0")).isFalse();
        Files.writeString(folder.resolve("pin"), "4711\n");
        assertThat(pin.matches("4711")).isTrue();
        Files.writeString(folder.resolve("pin"), "\n");
        assertThat(pin.matches("")).isFalse();
    }

    @Test
    void wrongPinsMakeOneWaitLongerAndLongerAndARestartDoesNotHelp() {
        Attempts attempts = new Attempts(folder, clock);
        attempts.wrong();
        attempts.wrong();
        assertThat(attempts.left()).isZero();
        attempts.wrong();
        assertThat(attempts.left()).isEqualTo(Duration.ofSeconds(30));
        assertThat(new Attempts(folder, clock).left()).isEqualTo(Duration.ofSeconds(30));

        clock.now = clock.now.plusSeconds(30);
        assertThat(attempts.left()).isZero();
        attempts.wrong();
        assertThat(attempts.left()).isEqualTo(Duration.ofSeconds(60));
        for (int i = 0; i < 60; i++) {
            attempts.wrong();
        }
        assertThat(attempts.left()).isEqualTo(Duration.ofMinutes(15));
        attempts.right();
        assertThat(attempts.left()).isZero();
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOutForLonger() {
        Attempts attempts = new Attempts(folder, clock);
        for (int i = 0; i < 3; i++) {
            attempts.wrong();
        }
        clock.now = clock.now.minus(Duration.ofDays(400));

        assertThat(attempts.left()).isEqualTo(Duration.ofSeconds(30));
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:52:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
