package io.rostrum.capture.recording;

import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;

/**
 * One source at one moment.
 *
 * @param id as configured
 * @param name for people
 * @param kind what it mainly carries
 * @param flavor what it shows
 * @param state how it does
 * @param video its picture's shape; null without picture or before it opened
 * @param audio its sound's shape; null without sound or before it opened
 * @param problem one sentence while it is LOST, else null
 */
public record SourceStatus(
        String id,
        String name,
        MediaKind kind,
        Flavor flavor,
        SourceState state,
        VideoFormat video,
        AudioFormat audio,
        String problem) {}
