package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.Trim;
import io.rostrum.capture.kiosk.control.TrimStrip;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.text.Messages;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The open lecture's start and end: what is cut is not published and not lost. */
final class TrimController {
    private final ScreenContext context;
    private final LectureShelf shelf;
    private String pictured = "";

    @FXML
    private VBox root;

    @FXML
    private Label kept;

    @FXML
    private Button undo;

    @FXML
    private Button save;

    @FXML
    private TrimStrip strip;

    TrimController(ScreenContext context) {
        this.context = context;
        this.shelf = context.flow().shelf();
    }

    @FXML
    private void initialize() {
        Messages messages = context.messages();
        strip.handles().get(0).setAccessibleText(messages.get("trim.start"));
        strip.handles().get(1).setAccessibleText(messages.get("trim.end"));
        strip.handles().forEach(handle -> handle.setAccessibleHelp(messages.get("trim.help")));
        context.keep(shelf.openProperty().subscribe(lecture -> open()));
        context.keep(shelf.waveformProperty().subscribe(strip.waveformProperty()::set));
        strip.inProperty().subscribe(this::show);
        strip.outProperty().subscribe(this::show);
    }

    @FXML
    private void save() {
        Recording lecture = shelf.openProperty().get();
        shelf.trim(lecture, chosen(lecture));
    }

    @FXML
    private void all() {
        Recording lecture = shelf.openProperty().get();
        shelf.trim(lecture, Trim.NONE);
    }

    private void open() {
        Recording lecture = shelf.openProperty().get();
        boolean possible = lecture != null && lecture.durationMs() > 0 && context.can(Abilities.TRIM);
        HeaderController.show(root, possible);
        if (possible) {
            strip.durationProperty().set(lecture.durationMs());
            strip.outProperty().set(lecture.trim().end(lecture.durationMs()));
            strip.inProperty().set(lecture.trim().start());
            show();
            showStills(lecture);
        }
    }

    /** Asked for again when its state is another: there are none before it is encoded. */
    private void showStills(Recording lecture) {
        String now = lecture.id() + lecture.state();
        if (!now.equals(pictured) && context.can(Abilities.PACKAGE)) {
            pictured = now;
            context.follow(context.lectures().stills(lecture.id()), strip.picturesProperty()::set);
        }
    }

    private Trim chosen(Recording lecture) {
        long in = Math.round(strip.inProperty().get());
        long out = Math.round(strip.outProperty().get());
        return new Trim(in <= 0 ? null : in, out >= lecture.durationMs() ? null : out);
    }

    private void show() {
        Recording lecture = shelf.openProperty().get();
        if (lecture == null) {
            return;
        }
        Messages messages = context.messages();
        double in = strip.inProperty().get();
        double out = strip.outProperty().get();
        kept.setText(messages.get("trim.kept", clock(in), clock(out)));
        HeaderController.show(save, !chosen(lecture).equals(lecture.trim()));
        HeaderController.show(undo, !lecture.trim().equals(Trim.NONE));
    }

    private String clock(double ms) {
        return context.messages().clock(Duration.ofMillis(Math.round(ms)));
    }
}
