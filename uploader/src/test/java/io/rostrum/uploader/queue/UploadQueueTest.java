package io.rostrum.uploader.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadQueueTest {
    private static final DeliveryId MATHS = new DeliveryId("maths", "campus");
    private static final DeliveryId PHYSICS = new DeliveryId("physics", "campus");

    @TempDir
    Path dir;

    private final SetClock clock = new SetClock();
    private UploadQueue queue;

    @BeforeEach
    void open() throws UploadException {
        queue = UploadQueue.open(dir.resolve("rostrum.db"), clock);
    }

    @AfterEach
    void close() throws UploadException {
        queue.close();
    }

    @Test
    void lecturesTravelAsTheyWereGivenAndSurviveAReopening() throws Exception {
        queue.submit(MATHS, dir, 10);
        clock.now = clock.now.plusSeconds(1);
        queue.submit(PHYSICS, dir, 20);
        queue.close();
        open();
        assertThat(queue.take("campus").orElseThrow().id()).isEqualTo(MATHS);
        assertThat(queue.take("campus").orElseThrow().id()).isEqualTo(PHYSICS);
        assertThat(queue.take("campus")).isEmpty();
    }

    @Test
    void oneLectureGoesToManyDestinationsEachForItself() throws Exception {
        queue.submit(MATHS, dir, 10);
        queue.submit(new DeliveryId("maths", "archive"), dir, 10);
        Delivery campus = queue.take("campus").orElseThrow();
        assertThat(queue.published(campus, URI.create("http://a/watch"), null, null))
                .isTrue();
        assertThat(queue.take("archive")).isPresent();
        assertThat(queue.find(MATHS).orElseThrow().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(queue.find(MATHS).orElseThrow().left()).isZero();
    }

    @Test
    void aPoisonedLectureDoesNotHoldUpTheOthers() throws Exception {
        queue.submit(MATHS, dir, 10);
        clock.now = clock.now.plusSeconds(1);
        queue.submit(PHYSICS, dir, 20);
        Delivery maths = queue.take("campus").orElseThrow();
        queue.failed(maths, 4, clock.now.plusSeconds(60), "It failed.");

        assertThat(queue.take("campus").orElseThrow().id()).isEqualTo(PHYSICS);
        assertThat(queue.take("campus")).isEmpty();
        assertThat(queue.nextDue("campus")).contains(clock.now.plusSeconds(60));
        clock.now = clock.now.plusSeconds(60);
        Delivery again = queue.take("campus").orElseThrow();
        assertThat(again.failures()).isEqualTo(1);
        assertThat(again.done()).isEqualTo(4);
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void anAttemptThatWasOvertakenCanReportNothing() throws Exception {
        queue.submit(MATHS, dir, 10);
        Delivery old = queue.take("campus").orElseThrow();
        try (UploadQueue other = UploadQueue.open(dir.resolve("rostrum.db"), clock)) {
            other.recover(); // another process takes over while the first one sleeps
            Delivery young = other.take("campus").orElseThrow();

            assertThatThrownBy(() -> queue.fence(old).check())
                    .isInstanceOfSatisfying(
                            UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.BUSY))
                    .hasMessageContaining("maths to campus");
            assertThat(queue.published(old, null, null, null)).isFalse();
            assertThat(queue.held(old, 0, "no")).isFalse();
            other.fence(young).check();
            assertThat(other.published(young, null, null, null)).isTrue();
        }
    }

    @Test
    void thisOneFirstGoesBeforeOlderOnesAndDoesNotWaitForItsNextTry() throws Exception {
        queue.submit(MATHS, dir, 10);
        clock.now = clock.now.plusSeconds(1);
        queue.submit(PHYSICS, dir, 20);
        Delivery maths = queue.take("campus").orElseThrow();
        queue.waits(maths, 0, clock.now, null);
        Delivery retry = queue.take("campus").orElseThrow();
        queue.failed(retry, 0, clock.now.plusSeconds(900), "later");
        queue.first(PHYSICS);
        queue.first(MATHS);
        assertThat(queue.list().stream().map(Delivery::id)).containsExactly(MATHS, PHYSICS);
        assertThat(queue.take("campus").orElseThrow().id()).isEqualTo(MATHS);
    }

    @Test
    void aPersonPausesResumesAndCancels() throws Exception {
        queue.submit(MATHS, dir, 10);
        Delivery running = queue.take("campus").orElseThrow();
        assertThat(queue.pause(MATHS)).isTrue();
        assertThat(queue.counts(running)).isFalse();
        queue.submit(MATHS, dir, 10);
        assertThat(queue.take("campus")).as("still paused").isEmpty();

        assertThat(queue.resume(MATHS)).isTrue();
        assertThat(queue.take("campus")).isPresent();
        assertThat(queue.cancel(MATHS)).isTrue();
        assertThat(queue.take("campus")).isEmpty();
        queue.submit(MATHS, dir, 10);
        assertThat(queue.take("campus")).as("given anew").isPresent();
        assertThat(queue.pause(new DeliveryId("unknown", "campus"))).isFalse();
    }

    @Test
    void whatAProcessDidWhenItDiedIsTakenBack() throws Exception {
        queue.submit(MATHS, dir, 10);
        queue.take("campus");
        queue.recover();
        assertThat(queue.take("campus").orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void thirtyNightsOfLecturesStayInOrder() throws Exception {
        for (int night = 0; night < 30; night++) {
            clock.now = clock.now.plusSeconds(86_400);
            queue.submit(new DeliveryId("lecture-" + (99 - night), "campus"), dir, 1);
        }
        for (int night = 0; night < 30; night++) {
            Delivery next = queue.take("campus").orElseThrow();
            assertThat(next.id().packageId()).isEqualTo("lecture-" + (99 - night));
            queue.published(next, null, null, null);
        }
    }

    @Test
    void theLedgerAddsUpADayAndRemembersARate() throws Exception {
        UploadLedger ledger = queue.ledger();
        LocalDate day = LocalDate.of(2026, 11, 25);
        ledger.sent(day, 5);
        ledger.sent(day, 7);
        ledger.sent(day.plusDays(1), 1);
        assertThat(ledger.sentOn(day)).isEqualTo(12);

        assertThat(ledger.rate("campus")).isEmpty();
        ledger.measured("campus", 1000, 0);
        ledger.measured("campus", 500, 0);
        assertThat(ledger.rate("campus")).hasValue(850);
        ledger.measured("campus", 100, 100);
        assertThat(ledger.rate("campus"))
                .as("a limit tells nothing of the link")
                .hasValue(850);
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-25T22:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void allDeliveriesCanBeListed() throws Exception {
        assertThat(queue.list()).isEqualTo(List.of());
        Delivery submitted = queue.submit(MATHS, dir, 10);
        assertThat(queue.list()).containsExactly(submitted);
        queue.forget(MATHS);
        assertThat(queue.list()).isEmpty();
    }
}
