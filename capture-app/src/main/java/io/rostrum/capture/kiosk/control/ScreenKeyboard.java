package io.rostrum.capture.kiosk.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Letters to touch, for a screen without a keyboard. It opens when a text field is touched or clicked, and goes when
 * somebody types on a real keyboard: there is one. It writes where the caret is and never takes the focus.
 */
public final class ScreenKeyboard extends VBox {
    private static final PseudoClass SHIFTED = PseudoClass.getPseudoClass("shifted");

    private String language = "en";
    private Words words = new Words("Shift", "Space", "Delete", "Close");
    private final EventHandler<KeyEvent> realKeys = e -> show(false);
    private boolean shifted;

    /** The names of the keys that write nothing. */
    public record Words(String shift, String space, String delete, String close) {}

    /** A keyboard that is put away. */
    public ScreenKeyboard() {
        getStyleClass().add("screen-keyboard");
        show(false);
        sceneProperty().subscribe(this::attach);
    }

    private void attach(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_TYPED, realKeys);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_TYPED, realKeys);
        }
    }

    /** Takes a language's letters and words. */
    public void speak(String code, Words keys) {
        language = code;
        words = keys;
        fill();
    }

    /** Opens when one of these fields is touched. */
    public void serve(List<TextField> fields) {
        fields.forEach(field -> field.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> show(true)));
    }

    private void show(boolean open) {
        setVisible(open);
        setManaged(open);
    }

    private void fill() {
        getChildren().clear();
        for (String row : KeyRows.of(language, shifted)) {
            HBox keys = row();
            row.codePoints().mapToObj(Character::toString).forEach(letter -> keys.getChildren()
                    .add(key(letter, () -> write(letter))));
            getChildren().add(keys);
        }
        HBox last = row();
        Button shift = key(words.shift(), this::shift);
        shift.pseudoClassStateChanged(SHIFTED, shifted);
        last.getChildren()
                .addAll(
                        wide(shift),
                        wider(key(words.space(), () -> write(" "))),
                        wide(key(words.delete(), this::delete)),
                        wide(key(words.close(), () -> show(false))));
        getChildren().add(last);
    }

    /** Keys keep their places in every language: a keyboard is not text. */
    private static HBox row() {
        HBox row = new HBox();
        row.getStyleClass().add("key-row");
        row.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private static Button key(String face, Runnable action) {
        Button key = new Button(face);
        key.getStyleClass().add("key");
        key.setAccessibleText(face);
        key.setFocusTraversable(false);
        key.setOnAction(e -> action.run());
        HBox.setHgrow(key, Priority.ALWAYS);
        return key;
    }

    private static Button wide(Button key) {
        key.getStyleClass().add("key-wide");
        return key;
    }

    private static Button wider(Button key) {
        key.getStyleClass().add("key-space");
        return key;
    }

    private void shift() {
        shifted = !shifted;
        fill();
    }

    private void write(String text) {
        if (focus() instanceof TextField field) {
            field.replaceSelection(text);
        }
        if (shifted) {
            shift();
        }
    }

    private void delete() {
        if (focus() instanceof TextField field) {
            field.deletePreviousChar();
        }
    }

    private Node focus() {
        return getScene().getFocusOwner();
    }
}
