package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Source;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.text.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The devices that will be recorded, each with its sign, its name, what it is and how it does. */
final class SourceRows {
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    /** More do not fit the card at any size; the agent names the important ones first. */
    private static final int MOST = 4;

    private final Messages messages;

    SourceRows(Messages messages) {
        this.messages = messages;
    }

    List<Node> of(List<Source> sources) {
        return sources.stream().limit(MOST).map(this::row).toList();
    }

    private Node row(Source source) {
        Icon sign = new Icon(sign(source));
        sign.getStyleClass().add("source-sign");
        String state = source.isOk() ? "source.ok" : source.isLost() ? "source.lost" : "source.opening";
        Label name = label(source.name(), "source-name");
        Label detail =
                label(messages.get("format.pair", messages.get(whatKey(source)), messages.get(state)), "source-state");
        VBox words = new VBox(name, detail);
        words.setMinWidth(0);
        HBox row = new HBox(sign, words);
        row.getStyleClass().add("source-row");
        row.pseudoClassStateChanged(LOST, source.isLost());
        row.setAccessibleText(name.getText() + ", " + detail.getText());
        return row;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static String sign(Source source) {
        if (source.isLost()) {
            return "fth-alert-triangle";
        }
        if (!source.isVideo()) {
            return "fth-mic";
        }
        return source.flavor().equals("slides") ? "fth-monitor" : "fth-video";
    }

    private static String whatKey(Source source) {
        if (!source.isVideo()) {
            return "source.microphone";
        }
        return source.flavor().equals("slides") ? "source.slides" : "source.presenter";
    }
}
