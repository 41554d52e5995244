package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.control.LayoutPicture;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.LocalDateTime;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The start: what will be recorded, as what, and Record. */
final class HomeController {
    private static final int LONGEST_TITLE = 200;

    private final ScreenContext context;
    private final ToggleGroup choice = new ToggleGroup();

    @FXML
    private HBox layouts;

    @FXML
    private TextField title;

    @FXML
    private VBox sources;

    @FXML
    private Button record;

    @FXML
    private Label recordWord;

    HomeController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        title.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() <= LONGEST_TITLE ? change : null));
        title.textProperty().bindBidirectional(model.titleProperty());
        context.keep(() -> title.textProperty().unbindBidirectional(model.titleProperty()));
        context.follow(model.nowProperty(), now -> title.setPromptText(defaultTitle()));
        context.follow(model.stateProperty(), this::showState);
        SourceRows rows = new SourceRows(context.messages());
        ObservableValue<List<String>> offered = model.statusProperty().map(AgentStatus::layouts);
        context.follow(offered, this::offer);
        context.follow(model.statusProperty().map(AgentStatus::sources), present -> sources.getChildren()
                .setAll(rows.of(present)));
        context.follow(model.layoutProperty(), this::select);
        choice.selectedToggleProperty().subscribe(this::chosen);
    }

    @FXML
    private void record() {
        context.flow().record(defaultTitle());
    }

    private String defaultTitle() {
        Messages messages = context.messages();
        LocalDateTime now = context.model().nowProperty().get();
        return messages.get("home.title.default", messages.day(now), messages.time(now.toLocalTime()));
    }

    private void showState(KioskState state) {
        boolean starting = state == KioskState.STARTING;
        record.setDisable(starting);
        title.setDisable(starting);
        layouts.setDisable(starting);
        String word = context.messages().get(starting ? "home.starting" : "home.record");
        recordWord.setText(word);
        record.setAccessibleText(word);
    }

    private void offer(List<String> ids) {
        List<LayoutChoice> offered =
                ids.stream().flatMap(id -> LayoutChoice.of(id).stream()).toList();
        choice.getToggles().clear();
        layouts.getChildren().setAll(offered.stream().map(this::button).toList());
        select(context.model().layoutProperty().get());
    }

    private ToggleButton button(LayoutChoice layout) {
        ToggleButton button = new ToggleButton(context.messages().get("layout." + layout.id()));
        button.getStyleClass().add("layout-button");
        button.setGraphic(new LayoutPicture(layout));
        button.setToggleGroup(choice);
        button.setUserData(layout);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setAccessibleText(context.messages().get("layout.label") + ": " + button.getText());
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private void select(LayoutChoice layout) {
        choice.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == layout)
                .forEach(toggle -> toggle.setSelected(true));
    }

    private void chosen(Toggle toggle) {
        if (toggle != null) {
            context.model().layoutProperty().set((LayoutChoice) toggle.getUserData());
        } else if (!choice.getToggles().isEmpty()) {
            // A second press takes the choice away; one layout is always chosen.
            select(context.model().layoutProperty().get());
        }
    }
}
