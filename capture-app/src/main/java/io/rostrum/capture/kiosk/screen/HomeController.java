package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Slot;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.text.Messages;
import io.rostrum.capture.kiosk.text.SlotWords;
import java.time.LocalDateTime;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** The start: what will be recorded, as what, and Record. */
final class HomeController {
    private final ScreenContext context;

    @FXML
    private Label when;

    @FXML
    private Label course;

    @FXML
    private Label title;

    @FXML
    private Label detail;

    @FXML
    private Button record;

    @FXML
    private Label recordWord;

    @FXML
    private Button other;

    HomeController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        context.keep(model.statusProperty().subscribe(status -> showLecture()));
        context.follow(model.nowProperty(), now -> showLecture());
        context.follow(model.stateProperty(), this::showState);
    }

    @FXML
    private void record() {
        context.flow().recordNext(defaultTitle(context));
    }

    @FXML
    private void other() {
        context.flow().navigator().go(Place.NEW_LECTURE);
    }

    /** What a lecture is called that nobody named. */
    static String defaultTitle(ScreenContext context) {
        Messages messages = context.messages();
        LocalDateTime now = context.model().nowProperty().get();
        return messages.get("home.title.default", messages.day(now), messages.time(now.toLocalTime()));
    }

    private void showState(KioskState state) {
        boolean starting = state == KioskState.STARTING;
        record.setDisable(starting);
        other.setDisable(starting);
        String word = context.messages().get(starting ? "home.starting" : "home.record");
        recordWord.setText(word);
        record.setAccessibleText(word);
    }

    private void showLecture() {
        AgentStatus status = context.model().statusProperty().get();
        Slot slot = status == null ? null : status.next();
        Messages messages = context.messages();
        TextSize size = context.appearance().textSize();
        other.setText(messages.get(slot == null ? "home.name" : "home.other"));
        if (slot == null) {
            show(when, size == TextSize.NORMAL ? messages.get("home.new") : "");
            show(course, "");
            show(title, defaultTitle(context));
            show(detail, messages.get("home.new.hint"));
            return;
        }
        SlotWords words = new SlotWords(messages);
        LocalDateTime now = context.model().nowProperty().get();
        show(when, words.when(slot, now));
        // Larger letters leave no room for a line that the timetable's title mostly says too.
        show(course, size == TextSize.NORMAL ? words.course(slot) : "");
        show(title, slot.title().isBlank() ? defaultTitle(context) : slot.title());
        show(detail, size == TextSize.NORMAL ? words.detail(slot, now) : words.shortDetail(slot, now));
    }

    private static void show(Label label, String text) {
        label.setText(text);
        HeaderController.show(label, !text.isEmpty());
    }
}
