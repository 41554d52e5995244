package io.rostrum.encoder.packager;

import io.rostrum.encoder.isobmff.Fragment;
import java.util.function.Consumer;

/** Each segment lies in its file, starts where a fragment starts (its moof or the styp, sidx, emsg or prft before it), ends
 * where one ends, and follows the segment before it without gap or overlap (RFC 8216bis, 3 and 4.4.4.2; ISO/IEC 23000-19,
 * 7.3.2.3). */
final class ByteRangesRule implements Rule {
    @Override
    public String id() {
        return "byte-ranges";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.4.2; ISO/IEC 23000-19 7.3.2.3";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (RenditionView rendition : view.renditions.values()) {
            if (!rendition.isMedia()) {
                continue;
            }
            SegmentView before = null;
            for (SegmentView segment : rendition.segments()) {
                if (segment.file() != null) {
                    checkOne(rendition, segment, problems);
                    checkNeighbours(rendition, before, segment, problems);
                }
                before = segment;
            }
        }
    }

    private void checkOne(RenditionView rendition, SegmentView segment, Consumer<Problem> problems) {
        MediaFile file = segment.file();
        String name = "Segment " + segment.number() + " of " + file.path();
        if (segment.end() > file.size()) {
            problems.accept(Problem.error(
                    this,
                    rendition.file(),
                    segment.start(),
                    name + " ends at byte " + segment.end() + ", the file at " + file.size() + "."));
        } else if (segment.fragments().isEmpty()) {
            problems.accept(Problem.error(this, rendition.file(), segment.start(), name + " holds no whole fragment."));
        } else if (segment.segment().range() == null && !file.whole()) {
            problems.accept(Problem.error(
                    this, rendition.file(), segment.last().end(), name + " ends in the middle of a fragment."));
        } else if (segment.segment().range() != null) {
            Fragment first = segment.first();
            if (segment.start() != first.offset() && segment.start() != first.moofOffset()) {
                problems.accept(Problem.error(
                        this,
                        rendition.file(),
                        segment.start(),
                        name + " starts at byte " + segment.start() + ", no fragment does."));
            }
            if (segment.end() != segment.last().end()) {
                problems.accept(Problem.error(
                        this,
                        rendition.file(),
                        segment.end(),
                        name + " ends at byte " + segment.end() + ", no fragment does."));
            }
        }
    }

    private void checkNeighbours(
            RenditionView rendition, SegmentView before, SegmentView segment, Consumer<Problem> problems) {
        if (before == null
                || before.file() != segment.file()
                || segment.segment().range() == null) {
            return;
        }
        if (segment.start() != before.end()) {
            problems.accept(Problem.error(
                    this,
                    rendition.file(),
                    segment.start(),
                    "Segment " + segment.number() + " starts at byte " + segment.start()
                            + (segment.start() < before.end()
                                    ? ", inside the one before"
                                    : ", not where the one before ends")
                            + " (byte " + before.end() + ")."));
        }
    }
}
