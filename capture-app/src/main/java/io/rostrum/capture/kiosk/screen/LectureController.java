package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentStatus;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.control.PictureBox;
import io.rostrum.capture.kiosk.control.QrCode;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.text.LectureWords;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One lecture: look at it, cut its ends, add captions, try again, put it into the trash. */
final class LectureController {
    private final ScreenContext context;
    private final LectureShelf shelf;
    private final LectureWords words;
    private String pictured = "";

    @FXML
    private PictureBox picture;

    @FXML
    private Label title;

    @FXML
    private Label facts;

    @FXML
    private Icon stateSign;

    @FXML
    private Label state;

    @FXML
    private Label note;

    @FXML
    private VBox watch;

    @FXML
    private QrCode code;

    @FXML
    private Button play;

    @FXML
    private Icon playSign;

    @FXML
    private Button retry;

    @FXML
    private Button captions;

    @FXML
    private Button delete;

    LectureController(ScreenContext context) {
        this.context = context;
        this.shelf = context.flow().shelf();
        this.words = new LectureWords(context.messages());
    }

    @FXML
    private void initialize() {
        play.setText(context.messages().get("lecture.play"));
        HeaderController.show(play, context.can(Abilities.PLAYBACK));
        HeaderController.show(delete, context.can(Abilities.RESTORE));
        HeaderController.show(captions, context.can(Abilities.CAPTIONS));
        context.follow(shelf.openProperty(), opened -> show());
        context.follow(context.model().statusProperty(), status -> show());
        context.keep(shelf.noteProperty().subscribe(what -> {
            HeaderController.show(note, what != null);
            note.setText(what == null ? "" : ToastController.words(context.messages(), what));
        }));
    }

    /** Asked for again when its state is another: there is none before it is encoded. */
    private void showPoster(Recording lecture) {
        String now = lecture.id() + lecture.state();
        if (!now.equals(pictured) && context.can(Abilities.PACKAGE)) {
            pictured = now;
            context.follow(context.lectures().poster(lecture.id()), picture.imageProperty()::set);
        }
    }

    @FXML
    private void play() {
        context.play(shelf.openProperty().get());
    }

    @FXML
    private void retry() {
        shelf.retry(shelf.openProperty().get());
    }

    @FXML
    private void captions() {
        context.flow().navigator().go(Place.CAPTIONS);
    }

    @FXML
    private void delete() {
        shelf.delete(shelf.openProperty().get());
        context.flow().navigator().go(Place.LECTURES);
    }

    private void show() {
        KioskModel model = context.model();
        Recording lecture = shelf.openProperty().get();
        AgentStatus agent = model.statusProperty().get();
        if (lecture == null || agent == null) {
            return;
        }
        showPoster(lecture);
        title.setText(lecture.title());
        facts.setText(words.facts(lecture, model.nowProperty().get().toLocalDate()));
        state.setText(words.state(lecture, agent, model.healthProperty().get().upload()));
        Aftermath.Step step = Aftermath.of(lecture, agent).step();
        stateSign.setLiteral(Signs.of(step));
        HeaderController.show(retry, step == Aftermath.Step.FAILED && context.can(Abilities.RETRY));
        HeaderController.show(watch, lecture.watchUrl() != null);
        code.textProperty().set(lecture.watchUrl());
    }
}
