package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.model.ShelfNote;
import io.rostrum.capture.kiosk.text.Messages;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What came of the last change to the lectures, with an undo where there is one. */
final class ToastController {
    private final ScreenContext context;
    private final LectureShelf shelf;

    @FXML
    private HBox root;

    @FXML
    private Icon sign;

    @FXML
    private Label text;

    @FXML
    private Button undo;

    ToastController(ScreenContext context) {
        this.context = context;
        this.shelf = context.flow().shelf();
    }

    @FXML
    private void initialize() {
        context.keep(shelf.deletedProperty().subscribe(lecture -> show()));
        context.keep(shelf.noteProperty().subscribe(note -> show()));
    }

    @FXML
    private void undo() {
        shelf.undoDelete();
    }

    private void show() {
        Recording deleted = shelf.deletedProperty().get();
        ShelfNote note = shelf.noteProperty().get();
        HeaderController.show(root, deleted != null || note != null);
        HeaderController.show(undo, deleted != null);
        if (deleted != null) {
            sign.setLiteral("fth-trash-2");
            text.setText(context.messages().get("lecture.deleted", deleted.title()));
        } else if (note != null) {
            sign.setLiteral(note == ShelfNote.NOT_DONE ? "fth-alert-triangle" : "fth-check");
            text.setText(words(context.messages(), note));
        }
        root.setAccessibleText(text.getText());
    }

    static String words(Messages messages, ShelfNote note) {
        return messages.get("note." + note.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
