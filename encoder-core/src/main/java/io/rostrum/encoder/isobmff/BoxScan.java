package io.rostrum.encoder.isobmff;

import java.util.List;

/**
 * The boxes at the top level of a file, as far as they are whole.
 *
 * @param boxes the whole boxes, in file order
 * @param end the offset of the first byte after the last whole box
 * @param state why the scan ended there
 */
public record BoxScan(List<Box> boxes, long end, State state) {
    /** What stands at the end of the whole boxes. */
    public enum State {
        /** Nothing: the file ends there. */
        WHOLE,
        /** A box that the file's end cuts, or zeros that a power cut left: a writer was interrupted, or still writes. */
        TRUNCATED,
        /** Bytes that are no box: they were not written by a muxer. */
        MALFORMED
    }

    public BoxScan {
        boxes = List.copyOf(boxes);
    }
}
