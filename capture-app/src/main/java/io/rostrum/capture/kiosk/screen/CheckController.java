package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.RoomCheck;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.RoomChecker;
import io.rostrum.capture.kiosk.model.RoomChecker.Stage;
import io.rostrum.capture.kiosk.text.CheckWords;
import io.rostrum.capture.kiosk.text.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Five seconds of looking and listening before class, and a sentence about each thing that was found. */
final class CheckController {
    private static final List<String> LOOKED_AT = List.of("picture", "sound", "disk", "clock", "network");

    private final ScreenContext context;
    private final RoomChecker checker;
    private final CheckWords words;

    @FXML
    private Label headline;

    @FXML
    private Label hint;

    @FXML
    private VBox rows;

    @FXML
    private Button look;

    @FXML
    private Button listen;

    CheckController(ScreenContext context) {
        this.context = context;
        this.checker = context.flow().checker();
        this.words = new CheckWords(context.messages());
    }

    @FXML
    private void initialize() {
        context.follow(checker.stageProperty(), stage -> show());
        context.keep(checker.foundProperty().subscribe(found -> show()));
    }

    @FXML
    private void look() {
        checker.look();
    }

    @FXML
    private void listen() {
        checker.listen();
    }

    private void show() {
        Stage stage = checker.stageProperty().get();
        RoomCheck found = checker.foundProperty().get();
        boolean done = stage == Stage.DONE && found != null;
        Messages messages = context.messages();
        headline.setText(messages.get(headlineKey(stage, found)));
        hint.setText(messages.get(stage == Stage.LOOKING ? "check.looking.hint" : "check.hint"));
        look.setText(messages.get(stage == Stage.LOOKING ? "check.wait" : "check.again"));
        look.setDisable(stage == Stage.LOOKING);
        HeaderController.show(listen, done && found.sound() != null);
        Stream<HBox> items = done
                ? found.items().stream().map(this::row)
                : LOOKED_AT.stream().map(this::waiting);
        rows.getChildren().setAll(items.toList());
    }

    private static String headlineKey(Stage stage, RoomCheck found) {
        return switch (stage) {
            case NOT_YET, LOOKING -> "check.looking";
            case FAILED -> "check.failed";
            case DONE -> found != null && found.isGood() ? "check.good" : "check.attention";
        };
    }

    private HBox row(RoomCheck.Item item) {
        String sign = item.ok() ? "fth-check-circle" : "fth-alert-triangle";
        return row(item.id(), sign, words.sentence(item), item.ok() ? "good" : "warning");
    }

    private HBox waiting(String id) {
        return row(id, "fth-clock", "", "later");
    }

    private HBox row(String id, String literal, String sentence, String styleClass) {
        Icon sign = new Icon(literal);
        sign.getStyleClass().add("line-sign");
        Label name = new Label(words.name(id));
        name.getStyleClass().add("check-name");
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.getStyleClass().add("check-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(sign, name, text);
        row.getStyleClass().addAll("line", "check-row", styleClass);
        row.setAccessibleText(name.getText() + ". " + sentence);
        return row;
    }
}
