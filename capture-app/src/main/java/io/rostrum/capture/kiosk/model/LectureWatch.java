package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Level;

/** Remembers how sound and picture were over one whole recording, for its receipt. Used by one thread. */
final class LectureWatch {
    private boolean whole = true;
    private boolean heard;
    private boolean silentOnce;
    private boolean pictureLostOnce;

    /** A part of the recording was not seen from here, so that nothing may be promised of it. */
    void missedSome() {
        whole = false;
    }

    void hear(Level level) {
        heard |= level.rmsDbfs() > -60;
    }

    void see(Health health) {
        silentOnce |= health.sound() == Sound.NONE || health.sound() == Sound.LOST;
        pictureLostOnce |= health.picture() == Health.Picture.LOST;
    }

    Verdict sound() {
        if (whole && !heard) {
            return Verdict.NONE;
        }
        return verdict(silentOnce);
    }

    Verdict picture() {
        return verdict(pictureLostOnce);
    }

    private Verdict verdict(boolean gaps) {
        if (gaps) {
            return Verdict.GAPS;
        }
        return whole ? Verdict.GOOD : Verdict.UNKNOWN;
    }
}
