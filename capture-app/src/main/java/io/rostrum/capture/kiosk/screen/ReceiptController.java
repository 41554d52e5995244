package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.control.QrCode;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.model.Receipt;
import io.rostrum.capture.kiosk.text.ReceiptWords;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What became of the lecture that just ended, and whether one may go. */
final class ReceiptController {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final ScreenContext context;
    private final ReceiptWords words;

    @FXML
    private Label title;

    @FXML
    private Label headline;

    @FXML
    private VBox lines;

    @FXML
    private Label power;

    @FXML
    private VBox watch;

    @FXML
    private QrCode code;

    @FXML
    private StackPane sign;

    @FXML
    private Icon signIcon;

    @FXML
    private Button delete;

    ReceiptController(ScreenContext context) {
        this.context = context;
        this.words = new ReceiptWords(context.messages());
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        HeaderController.show(delete, context.can(Abilities.RESTORE));
        context.follow(model.receiptProperty(), receipt -> show());
        context.follow(model.statusProperty(), status -> show());
        context.follow(model.healthProperty(), health -> show());
        context.follow(context.flow().shelf().forecastProperty(), forecast -> show());
    }

    @FXML
    private void done() {
        context.flow().done();
    }

    @FXML
    private void look() {
        Recording lecture = context.model().receiptProperty().get().recording();
        context.flow().shelf().open(lecture);
        context.flow().done();
        if (context.can(Abilities.PLAYBACK)) {
            context.play(lecture);
        } else {
            context.flow().navigator().go(Place.LECTURE);
        }
    }

    @FXML
    private void delete() {
        context.flow().shelf().delete(context.model().receiptProperty().get().recording());
        context.flow().done();
        context.flow().navigator().go(Place.LECTURES);
    }

    private void show() {
        KioskModel model = context.model();
        Receipt receipt = model.receiptProperty().get();
        AgentStatus status = model.statusProperty().get();
        if (receipt == null || status == null || model.healthProperty().get() == null) {
            return;
        }
        Aftermath aftermath = Aftermath.of(receipt.recording(), status);
        title.setText(receipt.recording().title());
        headline.setText(words.headline(receipt));
        showLines(words.lines(
                receipt,
                aftermath,
                model.healthProperty().get().upload(),
                context.flow().shelf().forecastProperty().get()));
        power.setText(words.power(aftermath));
        String url = receipt.recording().watchUrl();
        HeaderController.show(watch, url != null);
        HeaderController.show(sign, url == null);
        code.textProperty().set(url);
    }

    private void showLines(List<ReceiptWords.Line> texts) {
        lines.getChildren().setAll(texts.stream().map(ReceiptController::row).toList());
        boolean warning = texts.stream().anyMatch(line -> line.sign() == ReceiptWords.Sign.WARNING);
        sign.pseudoClassStateChanged(WARNING, warning);
        signIcon.setLiteral(warning ? "fth-alert-triangle" : "fth-check");
    }

    private static Node row(ReceiptWords.Line line) {
        Icon sign = new Icon(
                switch (line.sign()) {
                    case GOOD -> "fth-check";
                    case LATER -> "fth-clock";
                    case WARNING -> "fth-alert-triangle";
                });
        sign.getStyleClass().add("line-sign");
        Label text = new Label(line.text());
        text.setWrapText(true);
        text.getStyleClass().add("line-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(sign, text);
        row.getStyleClass().addAll("line", line.sign().name().toLowerCase(Locale.ROOT));
        row.setAccessibleText(line.text());
        return row;
    }
}
