package io.rostrum.capture.agent.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.rostrum.capture.agent.settings.RoomSettings;
import io.rostrum.capture.recording.SourceStatus;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.VideoFormat;

/** A source in the status. A picture has a size and a rate, sound has a rate and channels, once the source is open. */
record SourceView(
        String id,
        String name,
        String kind,
        String flavor,
        String state,
        @JsonInclude(Include.NON_NULL) Integer width,
        @JsonInclude(Include.NON_NULL) Integer height,
        @JsonInclude(Include.NON_NULL) Double frameRate,
        @JsonInclude(Include.NON_NULL) Integer sampleRate,
        @JsonInclude(Include.NON_NULL) Integer channels,
        String problem) {
    /** @param room says what people call it */
    static SourceView of(SourceStatus source, RoomSettings room) {
        VideoFormat video = source.video();
        AudioFormat audio = source.audio();
        return new SourceView(
                source.id(),
                room.nameOf(source.id()).orElse(source.name()),
                source.kind().id(),
                source.flavor().id(),
                source.state().id(),
                video == null ? null : video.width(),
                video == null ? null : video.height(),
                video == null ? null : video.frameRate(),
                audio == null ? null : audio.sampleRate(),
                audio == null ? null : audio.channels(),
                source.problem());
    }
}
