package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.LevelMeter;
import io.rostrum.capture.kiosk.control.PreviewPane;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import javafx.fxml.FXML;

/** The preview with the level meter beside it. */
final class ProgrammeController {
    private final ScreenContext context;

    @FXML
    private PreviewPane preview;

    @FXML
    private LevelMeter meter;

    ProgrammeController(ScreenContext context) {
        this.context = context;
    }

    @FXML
    private void initialize() {
        KioskModel model = context.model();
        context.follow(model.layoutProperty(), layout -> showLayout());
        context.keep(model.recordingProperty().subscribe(recording -> showLayout()));
        context.keep(context.pictures().slides().imageProperty().subscribe(preview.slidesProperty()::set));
        context.keep(context.pictures().presenter().imageProperty().subscribe(preview.presenterProperty()::set));
        context.follow(model.levelProperty(), meter.levelProperty()::set);
    }

    /** While a recording runs its own layout counts, not the choice for the next one. */
    private void showLayout() {
        Recording recording = context.model().recordingProperty().get();
        LayoutChoice chosen = context.model().layoutProperty().get();
        preview.layoutProperty()
                .set(
                        recording == null
                                ? chosen
                                : LayoutChoice.of(recording.layout()).orElse(chosen));
    }
}
