package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.control.LevelMeter;
import io.rostrum.capture.kiosk.control.PreviewPane;
import io.rostrum.capture.kiosk.model.Health;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.Sound;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** The preview with the level meter beside it. */
final class ProgrammeController {
    private final ScreenContext context;

    @FXML
    private PreviewPane preview;

    @FXML
    private LevelMeter meter;

    @FXML
    private Label word;

    ProgrammeController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        context.follow(model.layoutProperty(), preview.layoutProperty()::set);
        context.keep(context.pictures().slides().imageProperty().subscribe(preview.slidesProperty()::set));
        context.keep(context.pictures().presenter().imageProperty().subscribe(preview.presenterProperty()::set));
        preview.widthProperty().subscribe(this::told);
        context.follow(model.levelProperty(), meter.levelProperty()::set);
        context.follow(model.healthProperty().map(Health::sound), this::showWord);
    }

    private void told(Number width) {
        if (width.intValue() > 0) {
            context.pictures().width().set(width.intValue());
        }
    }

    /** How the sound is, in a word that can be read from the lectern. */
    private void showWord(Sound sound) {
        word.setText(context.messages()
                .get("level." + sound.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
