package io.rostrum.capture.kiosk.screen;

import java.util.Map;
import java.util.function.Supplier;
import javafx.util.Callback;

/** Makes the controllers that FXML names, wired to their screen's context. */
final class Controllers implements Callback<Class<?>, Object> {
    private final Map<Class<?>, Supplier<Object>> makers;

    Controllers(ScreenContext context) {
        makers = Map.ofEntries(
                Map.entry(HeaderController.class, () -> new HeaderController(context)),
                Map.entry(ProgrammeController.class, () -> new ProgrammeController(context)),
                Map.entry(LayoutsController.class, () -> new LayoutsController(context)),
                Map.entry(StatusLineController.class, () -> new StatusLineController(context)),
                Map.entry(HomeController.class, () -> new HomeController(context)),
                Map.entry(NewLectureController.class, () -> new NewLectureController(context)),
                Map.entry(RecordingController.class, () -> new RecordingController(context)),
                Map.entry(ReceiptController.class, () -> new ReceiptController(context)),
                Map.entry(TrimController.class, () -> new TrimController(context)),
                Map.entry(LecturesController.class, () -> new LecturesController(context)),
                Map.entry(ToastController.class, () -> new ToastController(context)),
                Map.entry(LectureController.class, () -> new LectureController(context)),
                Map.entry(CaptionsController.class, () -> new CaptionsController(context)),
                Map.entry(PlayerController.class, () -> new PlayerController(context)),
                Map.entry(CheckController.class, () -> new CheckController(context)),
                Map.entry(TeachingController.class, () -> new TeachingController(context)),
                Map.entry(LockedController.class, () -> new LockedController(context)),
                Map.entry(TechnicianController.class, () -> new TechnicianController(context)),
                Map.entry(RestingController.class, () -> new RestingController(context)),
                Map.entry(AwayController.class, () -> new AwayController(context)));
    }

    @Override
    public Object call(Class<?> type) {
        Supplier<Object> maker = makers.get(type);
        if (maker == null) {
            throw new IllegalArgumentException("No controller of type " + type.getName() + " is known.");
        }
        return maker.get();
    }
}
