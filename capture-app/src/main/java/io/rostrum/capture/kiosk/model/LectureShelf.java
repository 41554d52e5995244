package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.Captions;
import io.rostrum.capture.kiosk.client.Forecast;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.Trim;
import io.rostrum.capture.kiosk.client.Waveform;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The lectures on this PC, and the one that is open. For the JavaFX thread; answers of the agent come back to it. */
public final class LectureShelf {
    /** How long an undo is offered on the spot; the trash keeps a lecture for seven days. */
    private static final Duration UNDO_SHOWN = Duration.ofSeconds(30);

    private static final int REMEMBERED = 6;

    private final ReadOnlyObjectWrapper<List<Recording>> lectures =
            new ReadOnlyObjectWrapper<>(this, "lectures", List.of());
    private final ReadOnlyObjectWrapper<Recording> open = new ReadOnlyObjectWrapper<>(this, "open");
    private final ReadOnlyObjectWrapper<Waveform> waveform = new ReadOnlyObjectWrapper<>(this, "waveform");
    private final ReadOnlyObjectWrapper<Forecast> forecast =
            new ReadOnlyObjectWrapper<>(this, "forecast", Forecast.NONE);
    private final ReadOnlyObjectWrapper<Recording> deleted = new ReadOnlyObjectWrapper<>(this, "deleted");
    private final ReadOnlyObjectWrapper<ShelfNote> note = new ReadOnlyObjectWrapper<>(this, "note");
    private final Asker asker;
    private final Desk desk;
    private long deletedNanos;

    LectureShelf(Asker asker, Desk desk) {
        this.asker = asker;
        this.desk = desk;
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<Recording>> lecturesProperty() {
        return lectures.getReadOnlyProperty();
    }

    /** The lecture that is looked at, or {@code null}. */
    public ReadOnlyObjectProperty<Recording> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The open lecture's sound; {@code null} until the agent has it. */
    public ReadOnlyObjectProperty<Waveform> waveformProperty() {
        return waveform.getReadOnlyProperty();
    }

    /** When lectures will be where they go, as far as the agent can say. */
    public ReadOnlyObjectProperty<Forecast> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    /** The lecture whose deletion can be undone on the spot, or {@code null}. */
    public ReadOnlyObjectProperty<Recording> deletedProperty() {
        return deleted.getReadOnlyProperty();
    }

    /** What came of the last change, or {@code null}. */
    public ReadOnlyObjectProperty<ShelfNote> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What was said of earlier lectures, the latest first, each once: a short list to choose from. */
    public List<String> remembered(Function<Recording, String> what) {
        Stream<String> all = lectures.get().stream().map(what);
        return all.filter(text -> text != null && !text.isBlank())
                .distinct()
                .limit(REMEMBERED)
                .toList();
    }

    /** Asks for the list anew. */
    public void refresh() {
        asker.ask(AgentApi::recordings, lectures::set, e -> {});
    }

    /** Opens a lecture. */
    public void open(Recording lecture) {
        note.set(null);
        waveform.set(null);
        open.set(lecture);
        foresee();
        asker.ask(agent -> agent.waveform(lecture.id()), found -> keep(lecture, found), e -> {});
    }

    /** Asks when lectures will be where they go. */
    void foresee() {
        asker.ask(AgentApi::forecast, forecast::set, e -> {});
    }

    private void keep(Recording lecture, Waveform found) {
        if (isOpen(lecture.id())) {
            waveform.set(found);
        }
    }

    private boolean isOpen(String id) {
        return open.get() != null && open.get().id().equals(id);
    }

    /** A recording's news from the agent. */
    void hear(Recording news) {
        lectures.set(lectures.get().stream()
                .map(known -> known.id().equals(news.id()) ? news : known)
                .toList());
        if (isOpen(news.id())) {
            open.set(news);
        }
    }

    /** Puts a lecture into the trash. */
    public void delete(Recording lecture) {
        change(lecture, agent -> agent.delete(lecture.id()), null, () -> {
            lectures.set(lectures.get().stream()
                    .filter(known -> !known.id().equals(lecture.id()))
                    .toList());
            deleted.set(lecture);
            deletedNanos = desk.nanoTime().getAsLong();
        });
    }

    /** Takes the lecture that was deleted last out of the trash. */
    public void undoDelete() {
        Recording lecture = deleted.get();
        if (lecture != null) {
            change(lecture, agent -> agent.restore(lecture.id()), ShelfNote.RESTORED, () -> {
                deleted.set(null);
                refresh();
            });
        }
    }

    /** Tries again what was given up. */
    public void retry(Recording lecture) {
        change(lecture, agent -> agent.retry(lecture.id()), ShelfNote.RETRIED, this::refresh);
    }

    /** Cuts start and end. */
    public void trim(Recording lecture, Trim trim) {
        change(lecture, agent -> agent.trim(lecture.id(), trim), ShelfNote.TRIMMED, () -> reload(lecture));
    }

    /** Adds captions in a language. */
    public void addCaptions(Recording lecture, String language, Captions captions) {
        change(
                lecture,
                agent -> agent.addCaptions(lecture.id(), language, captions),
                ShelfNote.CAPTIONS_ADDED,
                () -> reload(lecture));
    }

    /** Something about captions was refused before the agent was asked. */
    public void refuseCaptions() {
        note.set(ShelfNote.CAPTIONS_REFUSED);
    }

    private void reload(Recording lecture) {
        asker.ask(agent -> agent.recording(lecture.id()), this::hear, e -> {});
    }

    @FunctionalInterface
    private interface Change {
        void on(AgentApi agent) throws AgentException;
    }

    private void change(Recording lecture, Change change, ShelfNote success, Runnable done) {
        note.set(null);
        asker.ask(
                agent -> {
                    change.on(agent);
                    return lecture;
                },
                same -> {
                    done.run();
                    note.set(success);
                },
                e -> note.set(ShelfNote.NOT_DONE));
    }

    void tick() {
        if (deleted.get() != null && desk.nanoTime().getAsLong() - deletedNanos > UNDO_SHOWN.toNanos()) {
            deleted.set(null);
        }
    }
}
