package io.rostrum.capture.device;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import java.util.Locale;

/** The kinds of source that Rostrum reads; the name of each is the scheme of its ids. */
public enum SourceKind {
    /** A camera or HDMI grabber on Linux. */
    V4L2(MediaKind.VIDEO, Flavor.PRESENTER),
    /** An X11 screen. */
    X11GRAB(MediaKind.VIDEO, Flavor.SLIDES),
    /** A network camera; may carry sound too. */
    RTSP(MediaKind.VIDEO, Flavor.PRESENTER),
    /** The same over TLS. */
    RTSPS(MediaKind.VIDEO, Flavor.PRESENTER),
    /** A PulseAudio or PipeWire source. */
    PULSE(MediaKind.AUDIO, Flavor.PRESENTER),
    /** A sound card on Linux. */
    ALSA(MediaKind.AUDIO, Flavor.PRESENTER),
    /** A camera or microphone on Windows. */
    DSHOW(MediaKind.VIDEO, Flavor.PRESENTER),
    /** A screen or window on Windows. */
    GDIGRAB(MediaKind.VIDEO, Flavor.SLIDES),
    /** A camera, screen or microphone on macOS. */
    AVFOUNDATION(MediaKind.VIDEO, Flavor.PRESENTER),
    /** A picture or sound made by Rostrum itself. */
    TEST(MediaKind.VIDEO, Flavor.PRESENTER),
    /** A media file, played once in real time. */
    FILE(MediaKind.VIDEO, Flavor.PRESENTER);

    private final MediaKind media;
    private final Flavor flavor;

    SourceKind(MediaKind media, Flavor flavor) {
        this.media = media;
        this.flavor = flavor;
    }

    /** The scheme of its ids, for example {@code x11grab}. */
    public String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What such a source mainly carries, where its id does not say more. */
    MediaKind media() {
        return media;
    }

    /** What such a source shows, where nobody says otherwise. */
    Flavor flavor() {
        return flavor;
    }
}
