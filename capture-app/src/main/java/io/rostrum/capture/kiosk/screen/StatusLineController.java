package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.Health.Severity;
import io.rostrum.capture.kiosk.text.StatusLine;
import io.rostrum.capture.kiosk.text.StatusWords;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The line at the bottom: whether all is well, by sign, colour and words. */
final class StatusLineController {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");

    private final ScreenContext context;

    @FXML
    private HBox root;

    @FXML
    private Icon sign;

    @FXML
    private Label headline;

    @FXML
    private FlowPane facts;

    StatusLineController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        StatusWords words = new StatusWords(context.messages());
        context.follow(context.model().healthProperty(), health -> show(words.line(health)));
    }

    private void show(StatusLine line) {
        root.pseudoClassStateChanged(WARNING, line.severity() == Severity.WARNING);
        root.pseudoClassStateChanged(NOTE, line.severity() == Severity.NOTE);
        sign.setLiteral(
                switch (line.severity()) {
                    case GOOD -> "fth-check-circle";
                    case NOTE -> "fth-info";
                    case WARNING -> "fth-alert-triangle";
                });
        headline.setText(line.headline());
        showFacts(line.facts());
        root.setAccessibleText(line.spoken());
    }

    private void showFacts(List<String> texts) {
        facts.getChildren().setAll(texts.stream().map(this::fact).toList());
    }

    /** As long as its words, or as the line; then it goes on in a second line. */
    private Label fact(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.maxWidthProperty().bind(facts.widthProperty());
        label.getStyleClass().add("fact");
        return label;
    }
}
