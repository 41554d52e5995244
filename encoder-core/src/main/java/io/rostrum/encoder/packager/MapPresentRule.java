package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import java.util.function.Consumer;

/** A playlist of fragmented MP4 has its EXT-X-MAP, and a byte range in it covers exactly the header (RFC 8216bis, 3.1.2 and
 * 4.4.4.5; Apple HLS Authoring Specification, 8.20). */
final class MapPresentRule implements Rule {
    @Override
    public String id() {
        return "map-present";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 3.1.2, 4.4.4.5; Apple 8.20";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) throws EncoderException {
        for (RenditionView rendition : view.renditions.values()) {
            MediaMap map = rendition.playlist().map();
            if (map == null && rendition.role() != Role.TEXT && needsMap(view.container(rendition))) {
                problems.accept(Problem.error(
                        this,
                        rendition.file(),
                        "EXT-X-MAP is missing: players would find no header for the segments."));
            } else if (map != null && map.range() != null) {
                checkRange(rendition, map.range(), problems);
            }
        }
    }

    private static boolean needsMap(SegmentContainer container) {
        return container == SegmentContainer.FRAGMENTED_MP4 || container == SegmentContainer.UNKNOWN;
    }

    private void checkRange(RenditionView rendition, ByteRange range, Consumer<Problem> problems) {
        for (SegmentView segment : rendition.segments()) {
            if (segment.file() == null || segment.file().initLength() == 0) {
                continue;
            }
            long header = segment.file().initLength();
            if (range.offset() != 0 || range.length() != header) {
                problems.accept(Problem.error(
                        this,
                        rendition.file(),
                        header,
                        "EXT-X-MAP covers " + range.render() + ", but the header of "
                                + segment.file().path() + " is " + header + "@0."));
            }
            return;
        }
    }
}
