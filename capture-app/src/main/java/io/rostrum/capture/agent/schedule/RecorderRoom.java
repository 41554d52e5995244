package io.rostrum.capture.agent.schedule;

import io.rostrum.capture.recording.RecorderException;
import io.rostrum.capture.recording.RecorderService;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingRequest;
import io.rostrum.encoder.media.Layout;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The real recorder as a timetable's room. */
public final class RecorderRoom implements Room {
    private final RecorderService recorder;
    private final Function<String, Optional<Layout>> layouts;

    /**
     * A room.
     *
     * @param layouts the layout of that id, or the room's usual one if the id is null or does not fit the room's sources
     */
    public RecorderRoom(RecorderService recorder, Function<String, Optional<Layout>> layouts) {
        this.recorder = recorder;
        this.layouts = layouts;
    }

    @Override
    public Optional<Running> running() {
        return recorder.current().map(RecorderRoom::running);
    }

    @Override
    public Running start(Lecture lecture, Duration length) throws Refused {
        RecordingRequest request = new RecordingRequest(
                lecture.title(),
                lecture.course(),
                lecture.lecturer(),
                lecture.language(),
                layouts.apply(lecture.layout()).orElse(null));
        try {
            // What was said before the lecture's time was not said to be recorded.
            return running(recorder.start(request.lasting(length).withoutPreBuffer()));
        } catch (RecorderException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    @Override
    public void extend(Duration by) throws Refused {
        try {
            recorder.extend(by);
        } catch (RecorderException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    @Override
    public void stop() throws Refused {
        try {
            recorder.stop();
        } catch (RecorderException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    private static Running running(Recording recording) {
        return new Running(recording.id().value(), recording.startedAt(), recording.plannedEnd());
    }
}
