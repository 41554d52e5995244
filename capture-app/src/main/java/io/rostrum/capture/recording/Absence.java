package io.rostrum.capture.recording;

/** Why a track's source gives nothing for a while; decides what stands in its place. */
enum Absence {
    /** It is lost and tried again. */
    LOST,
    /** The lecturer does not want it recorded. */
    DISCARDED
}
