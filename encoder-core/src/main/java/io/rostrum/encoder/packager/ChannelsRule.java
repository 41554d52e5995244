package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.AudioRendition;
import java.util.function.Consumer;

/** Each sound states its CHANNELS, as its header does (RFC 8216bis, 4.4.6.1). */
final class ChannelsRule implements Rule {
    @Override
    public String id() {
        return "channels-match";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.1";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            for (AudioRendition audio : programme.playlist().audio()) {
                if (audio.uri() != null) {
                    view.rendition(programme, audio.uri())
                            .filter(sound -> sound.track() != null && sound.role() == Role.AUDIO)
                            .ifPresent(sound -> compare(programme, audio, sound, problems));
                }
            }
        }
    }

    private void compare(Programme programme, AudioRendition audio, RenditionView sound, Consumer<Problem> problems) {
        int actual = sound.track().format().audio().channels();
        String name = "The sound \"" + audio.name() + "\" of the group " + audio.groupId();
        if (audio.channels() == 0) {
            problems.accept(Problem.warning(this, programme.file(), name + " does not state its CHANNELS."));
        } else if (audio.channels() != actual) {
            problems.accept(Problem.error(
                    this,
                    programme.file(),
                    name + " states " + audio.channels() + " channels, its header " + actual + "."));
        }
    }
}
