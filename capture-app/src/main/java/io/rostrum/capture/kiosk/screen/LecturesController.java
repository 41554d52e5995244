package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.model.Place;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The lectures on this PC, the newest first, each with its picture and what becomes of it. */
final class LecturesController {
    private final ScreenContext context;
    private final LectureShelf shelf;

    @FXML
    private ListView<Recording> list;

    @FXML
    private VBox empty;

    /** Whether somebody has moved through the list. */
    private boolean moved;

    LecturesController(ScreenContext context) {
        this.context = context;
        this.shelf = context.flow().shelf();
    }

    @FXML
    private void initialize() {
        list.setCellFactory(view -> new LectureCell(context, this::open));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        context.follow(shelf.lecturesProperty(), this::show);
        context.follow(context.model().statusProperty(), status -> list.refresh());
        shelf.refresh();
    }

    private void show(List<Recording> lectures) {
        Recording selected = moved ? list.getSelectionModel().getSelectedItem() : null;
        list.getItems().setAll(lectures);
        // The list may be an old one at first: the newest lecture comes a moment later, and is the one to begin with.
        int index = selected == null
                ? 0
                : lectures.stream().map(Recording::id).toList().indexOf(selected.id());
        list.getSelectionModel().clearAndSelect(Math.max(0, index));
        HeaderController.show(empty, lectures.isEmpty());
        HeaderController.show(list, !lectures.isEmpty());
    }

    private void pressed(KeyEvent event) {
        Recording selected = list.getSelectionModel().getSelectedItem();
        if (selected != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            event.consume();
            open(selected);
        } else {
            moved |= event.getCode().isNavigationKey();
        }
    }

    private void open(Recording lecture) {
        shelf.open(lecture);
        context.flow().navigator().go(Place.LECTURE);
    }
}
