package io.rostrum.capture.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A case made ready to run.
 *
 * @param benchCase what it is
 * @param ourInputs the words of {@code rostrum encode} that name the inputs
 * @param ourSource what our rungs are compared with
 * @param peerInput what the peer encodes, and what its rungs are compared with
 */
record Contest(BenchCase benchCase, List<String> ourInputs, Reference ourSource, Path peerInput) {
    Reference peerSource() {
        return Reference.file(peerInput);
    }
}
