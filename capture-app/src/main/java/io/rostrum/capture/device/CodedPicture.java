package io.rostrum.capture.device;

import io.rostrum.encoder.isobmff.H264Parameters;

/**
 * A picture as its camera coded it, in H.264 that a master may hold as it is.
 *
 * @param parameters of the stream
 * @param number counts the camera's pictures since it was opened: one that is not followed by the next number lacks what later
 *     ones refer to
 * @param data the NAL units, each behind its length in four bytes; nobody writes into it. Null if this picture of the stream
 *     cannot be kept: it is damaged, or came without a time
 * @param idr whether decoding may start here
 */
public record CodedPicture(H264Parameters parameters, long number, byte[] data, boolean idr) {
    /** A picture that cannot be kept, of a stream whose pictures as a rule can. */
    static CodedPicture missing(H264Parameters parameters) {
        return new CodedPicture(parameters, -1, null, false);
    }

    /** Whether it may be kept if the picture before it was. */
    public boolean isThere() {
        return data != null;
    }
}
