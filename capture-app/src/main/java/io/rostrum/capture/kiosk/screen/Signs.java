package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.model.Aftermath;

/** The shapes that say what colours say too. */
final class Signs {
    private Signs() {}

    static String of(Aftermath.Step step) {
        return switch (step) {
            case PREPARING -> "fth-settings";
            case WAITING -> "fth-moon";
            case UPLOADING -> "fth-upload-cloud";
            case PUBLISHED -> "fth-check-circle";
            case KEPT -> "fth-hard-drive";
            case FAILED -> "fth-alert-triangle";
        };
    }
}
