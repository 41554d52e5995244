package io.rostrum.capture.kiosk.screen;

import javafx.util.Callback;

/** Makes the controllers that FXML names, wired to their screen's context. */
final class Controllers implements Callback<Class<?>, Object> {
    private final ScreenContext context;

    Controllers(ScreenContext context) {
        this.context = context;
    }

    @Override
    public Object call(Class<?> type) {
        if (type == HeaderController.class) {
            return new HeaderController(context);
        } else if (type == ProgrammeController.class) {
            return new ProgrammeController(context);
        } else if (type == StatusLineController.class) {
            return new StatusLineController(context);
        } else if (type == HomeController.class) {
            return new HomeController(context);
        } else if (type == RecordingController.class) {
            return new RecordingController(context);
        } else if (type == ReceiptController.class) {
            return new ReceiptController(context);
        } else if (type == AwayController.class) {
            return new AwayController(context);
        }
        throw new IllegalArgumentException("No controller of type " + type.getName() + " is known.");
    }
}
