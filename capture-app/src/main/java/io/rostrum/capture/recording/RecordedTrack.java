package io.rostrum.capture.recording;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.MediaKind;

/**
 * One track of a recording.
 *
 * @param id unique in the recording, for example {@code presenter-video}
 * @param kind picture or sound
 * @param flavor what it shows
 * @param source the id of the source it came from; null if that is not known any more
 * @param file the master, relative to the recording's folder, for example {@code master/presenter-video.mp4}
 */
public record RecordedTrack(String id, MediaKind kind, Flavor flavor, String source, String file) {}
