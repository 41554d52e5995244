package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.ScreenKeyboard;
import io.rostrum.capture.kiosk.model.Draft;
import io.rostrum.capture.kiosk.model.Health;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import io.rostrum.capture.kiosk.text.StatusWords;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;

/** A lecture that is not in the timetable: its title, course, lecturer and language, none of which needs to be given. */
final class NewLectureController {
    private static final int LONGEST = 200;

    private final ScreenContext context;

    @FXML
    private TextField title;

    @FXML
    private TextField course;

    @FXML
    private FlowPane courses;

    @FXML
    private TextField lecturer;

    @FXML
    private FlowPane lecturers;

    @FXML
    private FlowPane languages;

    @FXML
    private Button record;

    @FXML
    private Label recordWord;

    @FXML
    private Label problem;

    @FXML
    private ScreenKeyboard keyboard;

    NewLectureController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        Draft draft = context.model().draft();
        join(title, draft.titleProperty());
        join(course, draft.courseProperty());
        join(lecturer, draft.lecturerProperty());
        title.setPromptText(HomeController.defaultTitle(context));
        context.follow(context.flow().shelf().lecturesProperty(), lectures -> remember());
        offerLanguages();
        context.follow(context.model().stateProperty(), this::showState);
        context.follow(context.model().healthProperty(), this::showProblem);
        Messages m = context.messages();
        keyboard.speak(
                m.language().code(),
                new ScreenKeyboard.Words(
                        m.get("keyboard.shift"),
                        m.get("keyboard.space"),
                        m.get("keyboard.delete"),
                        m.get("keyboard.close")));
        keyboard.serve(List.of(title, course, lecturer));
    }

    private void join(TextField field, StringProperty text) {
        field.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() <= LONGEST ? change : null));
        field.textProperty().bindBidirectional(text);
        context.keep(() -> field.textProperty().unbindBidirectional(text));
    }

    @FXML
    private void record() {
        context.flow().record(HomeController.defaultTitle(context));
    }

    private void remember() {
        offer(courses, Recording::course, course);
        offer(lecturers, Recording::lecturer, lecturer);
    }

    private void offer(FlowPane pane, Function<Recording, String> what, TextField field) {
        List<String> remembered = context.flow().shelf().remembered(what);
        pane.getChildren()
                .setAll(remembered.stream().map(text -> chip(text, field)).toList());
        HeaderController.show(pane, !remembered.isEmpty());
    }

    private static Button chip(String text, TextField field) {
        Button chip = new Button(text);
        chip.getStyleClass().addAll("chip", "user-text");
        chip.setOnAction(e -> field.setText(text));
        return chip;
    }

    /** Those of the screens, and any other that was spoken here lately. */
    private void offerLanguages() {
        Set<String> tags = new LinkedHashSet<>(context.flow().shelf().remembered(Recording::language));
        Arrays.stream(Language.values()).map(Language::code).forEach(tags::add);
        Choices.fill(
                languages,
                List.copyOf(tags),
                tag -> context.messages().capital(context.messages().languageName(tag)),
                context.model().draft().languageProperty());
    }

    private void showState(KioskState state) {
        boolean starting = state == KioskState.STARTING;
        record.setDisable(starting);
        String word = context.messages().get(starting ? "home.starting" : "home.record");
        recordWord.setText(word);
        record.setAccessibleText(word);
    }

    /** What did not work is said here, for this screen has no line at the bottom. */
    private void showProblem(Health health) {
        boolean failed = health.notice() != null;
        if (failed) {
            problem.setText(new StatusWords(context.messages()).line(health).spoken());
        }
        HeaderController.show(problem, failed);
    }
}
