package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.text.Language;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Adds captions to the open lecture: in which language, and which of the files that were found. */
final class CaptionsController {
    private final ScreenContext context;
    private final LectureShelf shelf;
    private final Property<String> language = new SimpleObjectProperty<>();

    @FXML
    private FlowPane languages;

    @FXML
    private VBox files;

    @FXML
    private VBox empty;

    CaptionsController(ScreenContext context) {
        this.context = context;
        this.shelf = context.flow().shelf();
    }

    @FXML
    private void initialize() {
        Recording lecture = shelf.openProperty().get();
        Set<String> tags = new LinkedHashSet<>();
        if (lecture != null && lecture.language() != null) {
            tags.add(lecture.language());
        }
        Arrays.stream(Language.values()).map(Language::code).forEach(tags::add);
        language.setValue(tags.iterator().next());
        Choices.fill(
                languages,
                List.copyOf(tags),
                tag -> context.messages().capital(context.messages().languageName(tag)),
                language);
        context.follow(context.captions().filesProperty(), this::show);
        context.follow(
                context.model().secondProperty(), second -> context.captions().look());
    }

    private void show(List<Path> found) {
        HeaderController.show(empty, found.isEmpty());
        files.getChildren().setAll(found.stream().map(this::row).toList());
    }

    private Button row(Path file) {
        Path folder = file.getParent().getFileName();
        Button button =
                new Button(file.getFileName() + (folder == null ? "" : " · " + folder), new Icon("fth-file-text"));
        button.getStyleClass().addAll("second-action", "file-row", "user-text");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(e -> add(file));
        return button;
    }

    private void add(Path file) {
        Recording lecture = shelf.openProperty().get();
        context.captions()
                .read(
                        file,
                        captions -> shelf.addCaptions(lecture, language.getValue(), captions),
                        shelf::refuseCaptions);
        context.flow().navigator().go(Place.LECTURE);
    }
}
