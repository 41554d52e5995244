package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.Icon;
import io.rostrum.capture.kiosk.control.PictureBox;
import io.rostrum.capture.kiosk.model.Aftermath;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.text.LectureWords;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One lecture in the list. */
final class LectureCell extends ListCell<Recording> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass PUBLISHED = PseudoClass.getPseudoClass("published");

    private final ScreenContext context;
    private final LectureWords words;
    private final PictureBox picture = new PictureBox();
    private final Label title = label("lecture-name", "user-text");
    private final Label facts = label("small", "user-text");
    private final Icon sign = new Icon();
    private final Label state = label("lecture-row-state");
    private final HBox row;
    private Subscription poster = Subscription.EMPTY;
    private String pictured = "";

    LectureCell(ScreenContext context, Consumer<Recording> open) {
        this.context = context;
        this.words = new LectureWords(context.messages());
        VBox about = new VBox(title, facts);
        about.getStyleClass().add("lecture-about");
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        HBox how = new HBox(sign, state);
        how.getStyleClass().add("lecture-how");
        state.setMinWidth(Region.USE_PREF_SIZE);
        how.setMinWidth(Region.USE_PREF_SIZE);
        row = new HBox(picture, about, how);
        row.getStyleClass().add("lecture-row");
        picture.getStyleClass().add("lecture-thumbnail");
        // As wide as the list and no wider: a long title is cut, not the state behind it.
        setPrefWidth(0);
        context.keep(() -> poster.unsubscribe());
        setOnMouseClicked(e -> {
            if (getItem() != null) {
                open.accept(getItem());
            }
        });
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    @Override
    protected void updateItem(Recording lecture, boolean empty) {
        super.updateItem(lecture, empty);
        if (empty || lecture == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        KioskModel model = context.model();
        title.setText(lecture.title());
        facts.setText(words.facts(lecture, model.nowProperty().get().toLocalDate()));
        state.setText(words.state(
                lecture,
                model.statusProperty().get(),
                model.healthProperty().get().upload()));
        showStep(Aftermath.of(lecture, model.statusProperty().get()).step());
        showPoster(lecture);
        setAccessibleText(title.getText() + ". " + facts.getText() + ". " + state.getText());
        setGraphic(row);
    }

    private void showStep(Aftermath.Step step) {
        sign.setLiteral(Signs.of(step));
        row.pseudoClassStateChanged(FAILED, step == Aftermath.Step.FAILED);
        row.pseudoClassStateChanged(PUBLISHED, step == Aftermath.Step.PUBLISHED || step == Aftermath.Step.KEPT);
    }

    private void showPoster(Recording lecture) {
        boolean known = pictured.equals(lecture.id()) && picture.imageProperty().get() != null;
        if (known || !context.can(Abilities.PACKAGE)) {
            return;
        }
        poster.unsubscribe();
        pictured = lecture.id();
        poster = context.lectures().poster(lecture.id()).subscribe(picture.imageProperty()::set);
    }
}
