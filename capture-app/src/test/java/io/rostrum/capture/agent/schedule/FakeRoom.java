package io.rostrum.capture.agent.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A room whose clock and recorder a test moves by hand. */
final class FakeRoom extends Clock implements Room {
    final List<String> log = new ArrayList<>();
    private final ZoneId zone;
    private Instant now;
    private Running running;
    private String refusal;
    private int started;

    FakeRoom(String now, String zone) {
        this.zone = ZoneId.of(zone);
        this.now = Instant.parse(now);
    }

    FakeRoom at(String time) {
        now = Instant.parse(time);
        if (running != null && running.plannedEnd() != null && !now.isBefore(running.plannedEnd())) {
            stop();
        }
        return this;
    }

    void refuse(String sentence) {
        refusal = sentence;
    }

    /** What a person does, or a power cut. */
    void personStarts() {
        running = new Running("r" + ++started, now, null);
    }

    void ends() {
        running = null;
    }

    @Override
    public Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public Running start(Lecture lecture, Duration length) throws Refused {
        if (refusal != null) {
            throw new Refused(refusal, null);
        }
        running = new Running("r" + ++started, now, now.plus(length));
        log.add("start " + lecture.title());
        return running;
    }

    @Override
    public void extend(Duration by) {
        Instant from = running.plannedEnd() == null ? now : running.plannedEnd();
        running = new Running(running.recording(), running.startedAt(), from.plus(by));
    }

    @Override
    public void stop() {
        running = null;
        log.add("stop");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        return now;
    }
}
