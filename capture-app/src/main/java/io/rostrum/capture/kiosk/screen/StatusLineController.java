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

    @FXML
    private Label advice;

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

    /** One alone is advice, which may be long and goes on in a second line; several are short. */
    private void showFacts(List<String> texts) {
        boolean alone = texts.size() == 1;
        HeaderController.show(advice, alone);
        HeaderController.show(facts, !alone);
        advice.setText(alone ? texts.get(0) : "");
        facts.getChildren()
                .setAll(alone ? List.of() : texts.stream().map(this::fact).toList());
    }

    private Label fact(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("fact");
        return label;
    }
}
