package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.control.LayoutPicture;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.KioskState;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The choice of a layout by small moving pictures of it; while a lecture runs it changes the lecture. */
final class LayoutsController {
    private final ScreenContext context;
    private final ToggleGroup choice = new ToggleGroup();

    @FXML
    private HBox root;

    LayoutsController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        ObservableValue<List<String>> offered = model.statusProperty().map(AgentStatus::layouts);
        context.follow(offered, this::offer);
        context.follow(model.stateProperty(), state -> root.setDisable(state == KioskState.STARTING));
        context.follow(model.layoutProperty(), this::select);
        HeaderController.show(root, context.screen() == ScreenId.HOME || context.can(Abilities.LAYOUT));
    }

    private void offer(List<String> ids) {
        List<LayoutChoice> offered =
                ids.stream().flatMap(id -> LayoutChoice.of(id).stream()).toList();
        choice.getToggles().clear();
        root.getChildren().setAll(offered.stream().map(this::button).toList());
        select(context.model().layoutProperty().get());
    }

    private ToggleButton button(LayoutChoice layout) {
        ToggleButton button = new ToggleButton(context.messages().get("layout." + layout.id()));
        button.getStyleClass().add("layout-button");
        button.setGraphic(picture(layout));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setToggleGroup(choice);
        button.setUserData(layout);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setAccessibleText(context.messages().get("layout.label") + ": " + button.getText());
        button.setOnAction(e -> chosen(layout));
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private LayoutPicture picture(LayoutChoice layout) {
        LayoutPicture picture = new LayoutPicture(layout);
        context.keep(context.pictures().slides().smallImageProperty().subscribe(picture.slidesProperty()::set));
        context.keep(context.pictures().presenter().smallImageProperty().subscribe(picture.presenterProperty()::set));
        return picture;
    }

    private void select(LayoutChoice layout) {
        choice.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == layout)
                .forEach(toggle -> toggle.setSelected(true));
    }

    private void chosen(LayoutChoice layout) {
        select(layout); // a second press takes the choice away; one layout is always chosen
        if (context.screen() == ScreenId.RECORDING) {
            context.flow().controls().layout(layout);
        } else {
            context.model().layoutProperty().set(layout);
        }
    }
}
