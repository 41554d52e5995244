package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import java.util.function.Consumer;

/** Media is CMAF, as a Rostrum package's is. HLS also allows transport streams and packed audio (RFC 8216bis, 3.1): they play,
 * but what is in them is not looked into. */
final class MediaContainerRule implements Rule {
    @Override
    public String id() {
        return "media-container";
    }

    @Override
    public String clause() {
        return "Rostrum package; RFC 8216bis 3.1";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        for (RenditionView rendition : view.renditions.values()) {
            SegmentContainer container = view.container(rendition);
            if (rendition.role() != Role.TEXT
                    && (container == SegmentContainer.TRANSPORT_STREAM || container == SegmentContainer.PACKED_AUDIO)) {
                problems.accept(Problem.warning(
                        this,
                        rendition.file(),
                        "Its segments are " + container.words()
                                + ": HLS allows them, but what is in them was not checked."));
            }
        }
    }
}
