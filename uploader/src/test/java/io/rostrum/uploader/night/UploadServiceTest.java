package io.rostrum.uploader.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.Rate;
import io.rostrum.uploader.Uploader;
import io.rostrum.uploader.job.RetryPolicy;
import io.rostrum.uploader.job.Target;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadSettings;
import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryId;
import io.rostrum.uploader.queue.DeliveryState;
import io.rostrum.uploader.queue.UploadQueue;
import io.rostrum.uploader.queue.UploadStateStore;
import io.rostrum.uploader.testsupport.Deadline;
import io.rostrum.uploader.testsupport.ScriptedTus;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night at work: real queue, real uploads to folders and to a server in memory, a driven clock. */
class UploadServiceTest {
    private static final String SLOW = "1MB/s";

    @TempDir
    Path dir;

    private final DrivenClock clock = new DrivenClock(Instant.parse("2026-11-25T21:00:00Z"));
    private final List<String> events = new CopyOnWriteArrayList<>();
    private UploadStateStore store;
    private UploadQueue queue;

    @BeforeEach
    void open() throws UploadException {
        store = UploadStateStore.open(dir.resolve("data/rostrum.db"));
        queue = UploadQueue.open(dir.resolve("data/rostrum.db"), clock);
    }

    @AfterEach
    void close() throws UploadException {
        queue.close();
        store.close();
    }

    @Test
    void nothingTravelsBeforeTheWindowOpensAndAllIsThereAfterIt() throws Exception {
        try (UploadService service = start(night("22:00-05:30", "9MB/s", 0), folder("disk"))) {
            submit(service, "maths", 100_000, "disk");
            assertThat(service.waitsUntil()).contains(Instant.parse("2026-11-25T22:00:00Z"));
            assertThat(service.forecast("disk").arrivals().get(0).at().orElseThrow())
                    .isAfter(Instant.parse("2026-11-25T22:00:00Z"));

            clock.now = Instant.parse("2026-11-25T22:00:00Z");
            service.wake();
            await("maths", "disk", DeliveryState.PUBLISHED);
        }
        assertThat(dir.resolve("disk/maths/master.m3u8")).exists();
    }

    @Test
    void theWindowClosesInTheMiddleOfALectureWhichGoesOnInTheNextNight() throws Exception {
        clock.now = Instant.parse("2026-11-25T22:00:00Z");
        try (UploadService service = start(night("22:00-05:30", SLOW, 0), folder("disk"))) {
            submit(service, "maths", 6_000_000, "disk");
            Deadline.until("it travels", () -> events.contains("progress maths"));
            clock.now = Instant.parse("2026-11-26T05:30:00Z");
            Deadline.until("it stopped", () -> find("maths", "disk").state() == DeliveryState.WAITING);
            assertThat(find("maths", "disk").reason()).contains("night is over");
            assertThat(dir.resolve("disk/maths/master.m3u8")).doesNotExist();

            clock.now = Instant.parse("2026-11-26T22:00:00Z");
            service.policy(night("22:00-05:30", "900MB/s", 0));
            await("maths", "disk", DeliveryState.PUBLISHED);
        }
    }

    @Test
    void theDailyCapEndsTheDayAndTheNextDayGoesOn() throws Exception {
        try (UploadService service = start(night("00:00-24:00", "20MB/s", 4_000_000), folder("disk"))) {
            submit(service, "maths", 3_000_000, "disk");
            await("maths", "disk", DeliveryState.PUBLISHED);
            Deadline.until("it was counted", () -> queue.ledger().sentOn(clock.day()) > 3_000_000);
            service.policy(night("00:00-24:00", "20MB/s", 3_050_000));
            submit(service, "physics", 200_000, "disk");
            assertThat(service.waitsUntil()).contains(Instant.parse("2026-11-26T00:00:00Z"));
            assertThat(find("physics", "disk").state()).isEqualTo(DeliveryState.WAITING);

            clock.now = Instant.parse("2026-11-26T00:00:00Z");
            service.wake();
            await("physics", "disk", DeliveryState.PUBLISHED);
        }
    }

    @Test
    void aChangeOfTheRateIsFeltByTheUploadThatRuns() throws Exception {
        try (UploadService service = start(night("00:00-24:00", "20kB/s", 0), folder("disk"))) {
            submit(service, "maths", 4_000_000, "disk"); // 200 s at this rate
            Deadline.until("it travels", () -> events.contains("progress maths"));
            service.policy(night("00:00-24:00", "900MB/s", 0));
            await("maths", "disk", DeliveryState.PUBLISHED);
        }
    }

    @Test
    void aPoisonedLectureIsHeldWithItsReasonAndTheOthersArrive() throws Exception {
        try (UploadService service = start(night("00:00-24:00", "900MB/s", 0), folder("disk"))) {
            TestPackage bad = TestPackage.lecture(dir.resolve("bad"), "bad", 1_000);
            Files.write(bad.directory().resolve("video/234p.mp4"), new byte[3]);
            service.submit(new DeliveryId("bad", "disk"), bad.directory(), bad.bytes());
            submit(service, "maths", 100_000, "disk");

            await("maths", "disk", DeliveryState.PUBLISHED);
            await("bad", "disk", DeliveryState.HELD);
            assertThat(find("bad", "disk").reason()).contains("234p.mp4", "encode the lecture again");

            Files.write(bad.directory().resolve("video/234p.mp4"), TestPackage.random(2, 1_000));
            service.resume(new DeliveryId("bad", "disk"));
            await("bad", "disk", DeliveryState.PUBLISHED);
        }
    }

    @Test
    void aDestinationThatIsDownDoesNotHoldUpAnotherAndIsTriedForEver() throws Exception {
        try (ScriptedTus server = new ScriptedTus()) {
            for (int i = 0; i < 6; i++) {
                server.lie("POST", 503, Map.of("Retry-After", "1"));
            }
            Map<String, Target> targets = Map.of(
                    "campus",
                    Target.of(server.endpoint()),
                    "disk",
                    folder("disk").get("disk"));
            try (UploadService service = start(night("00:00-24:00", "900MB/s", 0), targets)) {
                submit(service, "maths", 1_000, "campus");
                service.submit(new DeliveryId("maths", "disk"), dir.resolve("maths"), 1_000);
                await("maths", "disk", DeliveryState.PUBLISHED);
                Deadline.until("it failed", () -> find("maths", "campus").failures() > 0);
                Deadline.until("it arrived in the end", () -> {
                    clock.now = clock.now.plusSeconds(600);
                    service.wake();
                    return find("maths", "campus").state() == DeliveryState.PUBLISHED;
                });
            }
        }
    }

    @Test
    void thisOneFirstOvertakesTheOneThatRuns() throws Exception {
        try (UploadService service = start(night("00:00-24:00", SLOW, 0), folder("disk"))) {
            submit(service, "maths", 8_000_000, "disk");
            Deadline.until("it travels", () -> events.contains("progress maths"));
            submit(service, "physics", 300_000, "disk");
            service.first(new DeliveryId("physics", "disk"));
            await("physics", "disk", DeliveryState.PUBLISHED);
            assertThat(find("maths", "disk").state()).isNotEqualTo(DeliveryState.PUBLISHED);

            service.pause(new DeliveryId("maths", "disk"));
            Deadline.until("it stands still", () -> find("maths", "disk").state() == DeliveryState.PAUSED);
            service.policy(night("00:00-24:00", "900MB/s", 0));
            service.resume(new DeliveryId("maths", "disk"));
            await("maths", "disk", DeliveryState.PUBLISHED);
        }
    }

    @Test
    void aServiceThatIsClosedStopsAtOnceAndTheNextOneGoesOn() throws Exception {
        try (UploadService service = start(night("00:00-24:00", SLOW, 0), folder("disk"))) {
            submit(service, "maths", 60_000_000, "disk");
            Deadline.until("it travels", () -> events.contains("progress maths"));
        }
        assertThat(find("maths", "disk").state()).isEqualTo(DeliveryState.WAITING);
        try (UploadService service = start(night("00:00-24:00", "900MB/s", 0), folder("disk"))) {
            assertThat(service.deliveries()).hasSize(1);
            await("maths", "disk", DeliveryState.PUBLISHED);
        }
        assertThat(find("maths", "disk").attempt()).isEqualTo(2);
    }

    private UploadService start(UploadPolicy policy, Map<String, Target> targets) throws UploadException {
        UploadSettings settings = UploadSettings.DEFAULT.with(
                new RetryPolicy(Duration.ofSeconds(5), 2, Duration.ofMillis(10), Duration.ofMillis(20)));
        ServiceListener listener = new ServiceListener() {
            @Override
            public void changed(Delivery delivery) {
                events.add(delivery.state().id() + " " + delivery.id().packageId());
            }

            @Override
            public void progress(Delivery delivery, long bytesDone, long bytesTotal) {
                if (bytesDone > 0) {
                    events.add("progress " + delivery.id().packageId());
                }
            }
        };
        return UploadService.start(
                new Uploader(store, settings),
                queue,
                new NightSettings(targets, policy, QueueRetry.DEFAULT),
                listener,
                clock);
    }

    private Map<String, Target> folder(String name) throws IOException {
        URI address = Files.createDirectories(dir.resolve(name)).toUri();
        return Map.of(name, Target.of(address));
    }

    private void submit(UploadService service, String id, int bytes, String destination) throws Exception {
        TestPackage pack = TestPackage.lecture(dir.resolve(id), id, bytes);
        service.submit(new DeliveryId(id, destination), pack.directory(), pack.bytes());
    }

    private void await(String id, String destination, DeliveryState state) throws Exception {
        Deadline.until(id + " is " + state, () -> find(id, destination).state() == state);
    }

    private Delivery find(String id, String destination) throws UploadException {
        return queue.find(new DeliveryId(id, destination)).orElseThrow();
    }

    private static UploadPolicy night(String hours, String rate, long cap) {
        return new UploadPolicy(
                UploadHours.parse(hours, ZoneOffset.UTC),
                Timetable.of(Rate.parse(rate), ZoneOffset.UTC),
                cap,
                Duration.ZERO,
                "room");
    }

    private static final class DrivenClock extends Clock {
        private volatile Instant now;

        DrivenClock(Instant now) {
            this.now = now;
        }

        java.time.LocalDate day() {
            return now.atZone(ZoneOffset.UTC).toLocalDate();
        }

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
}
