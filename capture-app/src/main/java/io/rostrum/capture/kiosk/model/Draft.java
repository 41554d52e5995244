package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.RecordingRequest;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a lecturer typed or chose for a lecture that is about to be recorded; nothing needs to be. */
public final class Draft {
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final StringProperty course = new SimpleStringProperty(this, "course", "");
    private final StringProperty lecturer = new SimpleStringProperty(this, "lecturer", "");
    private final StringProperty language = new SimpleStringProperty(this, "language", "");

    /** The lecture's title. */
    public StringProperty titleProperty() {
        return title;
    }

    /** The course it belongs to. */
    public StringProperty courseProperty() {
        return course;
    }

    /** Who speaks. */
    public StringProperty lecturerProperty() {
        return lecturer;
    }

    /** BCP 47 tag of what is spoken; empty if nobody said. */
    public StringProperty languageProperty() {
        return language;
    }

    /** Nothing of the last lecture sticks to the next. */
    void clear() {
        title.set("");
        course.set("");
        lecturer.set("");
        language.set("");
    }

    RecordingRequest request(String defaultTitle, String layout) {
        String typed = title.get().strip();
        return new RecordingRequest(
                typed.isEmpty() ? defaultTitle : typed, course.get(), lecturer.get(), language.get(), layout, null);
    }
}
