package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.master.MasterWriter;
import io.rostrum.encoder.media.TrackFormat;

/** Makes a track's master once its format is known, with everybody listening who wants to know of fragments. */
interface MasterFactory {
    MasterWriter create(TrackFormat format) throws EncoderException;
}
