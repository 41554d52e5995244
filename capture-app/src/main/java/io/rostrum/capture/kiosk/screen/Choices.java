package io.rostrum.capture.kiosk.screen;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/** Short lists of which one is chosen by a touch. */
final class Choices {
    private Choices() {}

    /** Fills a pane; one that is chosen stays so until another is. */
    static <T> void fill(Pane pane, List<T> values, Function<T, String> name, Property<T> chosen) {
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            ToggleButton button = new ToggleButton(name.apply(value));
            button.getStyleClass().addAll("chip", "choice");
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setSelected(value.equals(chosen.getValue()));
            button.setOnAction(e -> {
                chosen.setValue(value);
                button.setSelected(true);
            });
            pane.getChildren().add(button);
        }
    }
}
