package io.rostrum.capture.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSpecTest {
    @ParameterizedTest
    @CsvSource({
        "v4l2:/dev/video0,          V4L2,  /dev/video0,      VIDEO, PRESENTER",
        "x11grab::99,               X11GRAB, :99,            VIDEO, SLIDES",
        "rtsp://host/cam,           RTSP,  rtsp://host/cam,  VIDEO, PRESENTER",
        "rtsps://host:8322/a?b=c,   RTSPS, rtsps://host:8322/a?b=c, VIDEO, PRESENTER",
        "pulse:mic.monitor,         PULSE, mic.monitor,      AUDIO, PRESENTER",
        "alsa:hw:1,                 ALSA,  hw:1,             AUDIO, PRESENTER",
        "dshow:USB Camera,          DSHOW, USB Camera,       VIDEO, PRESENTER",
        "dshow:audio=Mic,           DSHOW, audio=Mic,        AUDIO, PRESENTER",
        "avfoundation:0,            AVFOUNDATION, 0,         VIDEO, PRESENTER",
        "avfoundation::0,           AVFOUNDATION, :0,        AUDIO, PRESENTER",
        "test:camera,               TEST,  camera,           VIDEO, PRESENTER",
        "test:slides,               TEST,  slides,           VIDEO, SLIDES",
        "test:speech,               TEST,  speech,           AUDIO, PRESENTER",
        "file:/media/a b.mp4,       FILE,  /media/a b.mp4,   VIDEO, PRESENTER",
        "file:///media/a.mp4,       FILE,  /media/a.mp4,     VIDEO, PRESENTER",
    })
    void everyFormOfTheManualIsUnderstood(
            String text, SourceKind kind, String location, MediaKind media, Flavor flavor) {
        SourceSpec spec = SourceSpec.parse(text);
        assertThat(spec.kind()).isEqualTo(kind);
        assertThat(spec.location()).isEqualTo(location);
        assertThat(spec.media()).isEqualTo(media);
        assertThat(spec.flavor()).isEqualTo(flavor);
        assertThat(spec.id()).isEqualTo(text);
    }

    @Test
    void aFlavorInFrontWinsAndIsNoPartOfTheId() {
        SourceSpec spec = SourceSpec.parse("slides=v4l2:/dev/video2?size=1920x1080&fps=30");
        assertThat(spec.flavor()).isEqualTo(Flavor.SLIDES);
        assertThat(spec.id()).isEqualTo("v4l2:/dev/video2?size=1920x1080&fps=30");
        assertThat(spec.location()).isEqualTo("/dev/video2");
        assertThat(spec.options()).containsEntry("size", "1920x1080").containsEntry("fps", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://host/cam?channel=1", "file:/media/a.mp4", "v4l2:/dev/video0?format=h264"})
    void copyingIsForbiddenBehindAnyName(String text) {
        SourceSpec spec = SourceSpec.parse("slides=" + text + "#copy=no");
        assertThat(spec.mayCopy()).isFalse();
        assertThat(spec.id()).isEqualTo(text + "#copy=no");
        assertThat(spec.location()).isEqualTo(SourceSpec.parse(text).location());
        assertThat(SourceSpec.parse(text).mayCopy()).isTrue();
    }

    @Test
    void aCamerasCertificateIsNamedBehindItsAddress() {
        SourceSpec spec = SourceSpec.parse("rtsps://user:secret@host/a?b=c#ca=/etc/rostrum/camera.pem&copy=no");
        assertThat(spec.location()).isEqualTo("rtsps://user:secret@host/a?b=c");
        assertThat(spec.id()).isEqualTo("rtsps://host/a?b=c#ca=/etc/rostrum/camera.pem&copy=no");
        assertThat(spec.options())
                .containsEntry("ca", "/etc/rostrum/camera.pem")
                .containsEntry("copy", "no");
        assertThatThrownBy(() -> SourceSpec.parse("rtsp://host/cam#ca=/etc/rostrum/camera.pem"))
                .hasMessageContaining("only rtsps:// cameras");
        assertThat(SourceSpec.parse("file:/media/C# for all.mp4").location()).isEqualTo("/media/C# for all.mp4");
    }

    @Test
    void aPasswordIsNeverShown() {
        SourceSpec spec = SourceSpec.parse("presenter=rtsp://user:p@ss@host/cam");
        assertThat(spec.location()).isEqualTo("rtsp://user:p@ss@host/cam");
        assertThat(spec.id()).isEqualTo("rtsp://host/cam");
        assertThat(spec + spec.name()).doesNotContain("p@ss").doesNotContain("user");
        assertThatThrownBy(() -> SourceSpec.parse("rtsp://user:secret@"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "camera", "v4l2:", "test:dog", "http://host/", "rtsp://", "x11grab:?fps=10", ":99"})
    void aBadNameIsOneSentenceThatListsTheForms(String text) {
        assertThatThrownBy(() -> SourceSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use v4l2:/dev/video0, x11grab::0, rtsp://host/path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x11grab::0?size=big", "x11grab::0?fps=0", "v4l2:/dev/video0?colour=red", "pulse:a?server="})
    void aBadOptionIsNamed(String text) {
        assertThatThrownBy(() -> SourceSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text.substring(text.indexOf('?') + 1));
    }

    @Test
    void anUnknownFlavorIsNamed() {
        assertThatThrownBy(() -> SourceSpec.parse("teacher=test:camera")).hasMessageContaining("teacher");
    }
}
